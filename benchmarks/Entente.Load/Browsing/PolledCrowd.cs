using System.Globalization;
using System.IO.Compression;
using System.Text;
using Entente.Load.Ledger;
using Entente.Load.Senders;

namespace Entente.Load.Browsing;

/// <summary>A conversation of a crowd in three groups, as the zip archive in which Polis exports one.</summary>
internal static class PolledCrowd
{
    private const int Statements = 40;
    private const int VotesEach = 15;

    /// <summary>Makes it.</summary>
    /// <param name="people">How many people vote.</param>
    public static byte[] Export(int people)
    {
        var opinions = new OpinionDraw(Statements);
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var comments = new StreamWriter(zip.CreateEntry("comments.csv", CompressionLevel.Fastest).Open(), new UTF8Encoding(false)))
            {
                comments.Write("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n");
                for (var statement = 0; statement < Statements; statement++)
                    comments.Write(string.Create(CultureInfo.InvariantCulture, $"1500000000000,,{statement},0,0,0,1,\"Statement {statement + 1} of a crowd.\"\n"));
            }

            using var votes = new StreamWriter(zip.CreateEntry("votes.csv", CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
            votes.Write("timestamp,datetime,comment-id,voter-id,vote\n");
            for (var person = 0; person < people; person++)
            {
                for (var vote = 0; vote < VotesEach; vote++)
                {
                    // Fifteen different ones for each person: 7 has no divisor with 40.
                    var statement = (person + (7 * vote)) % Statements;
                    var value = opinions.Of(person, statement + 1) switch { Position.Support => 1, Position.Oppose => -1, _ => 0 };
                    votes.Write(string.Create(CultureInfo.InvariantCulture, $"{1500000000000 + (person * 100L) + vote},,{statement},{person},{value}\n"));
                }
            }
        }

        return archive.ToArray();
    }
}
