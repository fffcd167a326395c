using System.Globalization;
using System.Text;

namespace Entente.Cli.Tests;

/// <summary>A small tidy record in a file of its own: two camps of states over ten years, on disarmament and on trade.</summary>
internal sealed class SmallRecord : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-cli-").FullName;

    public SmallRecord()
    {
        Path = InFolder("small.csv");
        var text = new StringBuilder("actor,name,proposition,title,date,topics,stance\n");
        for (var proposition = 0; proposition < 40; proposition++)
        {
            for (var actor = 0; actor < 12; actor++)
            {
                if (((actor * 7) + (proposition * 3)) % 11 == 0) continue;
                var stance = proposition % 5 == 0 ? "yes" : (actor < 6) == (proposition % 2 == 0) ? "yes" : (actor + proposition) % 4 == 0 ? "abstain" : "no";
                text.Append(CultureInfo.InvariantCulture, $"S{actor:00},State {actor},P{proposition:00},On matter {proposition},{1990 + (proposition / 4)}-03-04,{(proposition % 3 == 0 ? "Trade" : "Disarmament")},{stance}\n");
            }
        }

        File.WriteAllText(Path, text.ToString());
    }

    /// <summary>The file of the record.</summary>
    public string Path { get; }

    /// <summary>A path beside the record.</summary>
    public string InFolder(string name) => System.IO.Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
