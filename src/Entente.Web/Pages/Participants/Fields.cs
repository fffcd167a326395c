using Entente.Web.Pages.Frame;

namespace Entente.Web.Pages.Participants;

/// <summary>What stands in the fields of a form that was sent; a field that is missing or unfit reads as nothing, so that the page can say
/// what it wants.</summary>
internal sealed class Fields
{
    private readonly IFormCollection _form;

    private Fields(IFormCollection form) => _form = form;

    /// <summary>The fields of a request; none where it holds no form that can be read.</summary>
    public static async Task<Fields> OfAsync(HttpContext context) => new(await PageForm.ReadAsync(context));

    /// <summary>The names of the fields.</summary>
    public IEnumerable<string> Names => _form.Keys;

    /// <summary>A text; null where nothing was written.</summary>
    public string? Text(string name) =>
        _form.TryGetValue(name, out var values) && values is [.., { } last] && !string.IsNullOrWhiteSpace(last) ? last.Trim() : null;

    /// <summary>A whole number; null where none stands there.</summary>
    public int? Number(string name) => PageForm.Number(Text(name));

    /// <summary>A value of an enumeration by its name; null where none stands there.</summary>
    public TValue? Value<TValue>(string name)
        where TValue : struct, Enum => PageForm.Named<TValue>(Text(name));

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
}
