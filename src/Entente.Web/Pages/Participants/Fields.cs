using System.Globalization;

namespace Entente.Web.Pages.Participants;

/// <summary>What stands in the fields of a form that was sent; a field that is missing or unfit reads as nothing, so that the page can say what it wants.</summary>
internal sealed class Fields
{
    private readonly IFormCollection _form;

    private Fields(IFormCollection form) => _form = form;

    /// <summary>The fields of a request; none where it holds no form that can be read.</summary>
    public static async Task<Fields> OfAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return new Fields(FormCollection.Empty);
        try
        {
            return new Fields(await context.Request.ReadFormAsync(context.RequestAborted));
        }
        catch (InvalidDataException)
        {
            return new Fields(FormCollection.Empty);
        }
    }

    /// <summary>The names of the fields.</summary>
    public IEnumerable<string> Names => _form.Keys;

    /// <summary>A text; null where nothing was written.</summary>
    public string? Text(string name) => _form.TryGetValue(name, out var values) && values is [.., { } last] && !string.IsNullOrWhiteSpace(last) ? last.Trim() : null;

    /// <summary>A whole number; null where none stands there.</summary>
    public int? Number(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A value of an enumeration by its name; null where none stands there.</summary>
    public TValue? Value<TValue>(string name)
        where TValue : struct, Enum => Named<TValue>(Text(name));

    /// <summary>Whether a box is ticked.</summary>
    public bool IsTicked(string name) => Text(name) is not null;

    /// <summary>A file as text of at most so many bytes; null where none was sent or it is longer.</summary>
    public async Task<string?> FileAsync(string name, int most, CancellationToken cancellation)
    {
        if (_form.Files.GetFile(name) is not { Length: > 0 } file || file.Length > most)
            return null;
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(cancellation);
    }

    /// <summary>A value of an enumeration by its name, in any case; null for everything else, numbers included.</summary>
    public static TValue? Named<TValue>(string? name)
        where TValue : struct, Enum =>
        name is [var first, ..] && char.IsAsciiLetter(first) && Enum.TryParse<TValue>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>How a value is written in forms and addresses.</summary>
    public static string Written(Enum value)
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
