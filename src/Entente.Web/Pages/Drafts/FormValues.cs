using System.Globalization;
using Entente.Web.Pages.Frame;

namespace Entente.Web.Pages.Drafts;

/// <summary>What a form says, each field read as what it should be. A field that is not leaves the form unfit, and nothing is done with
/// it.</summary>
internal sealed class FormValues
{
    private readonly HttpContext _context;
    private readonly IFormCollection _fields;

    private FormValues(HttpContext context, IFormCollection fields) => (_context, _fields) = (context, fields);

    /// <summary>Whether all fields that were read are what they should be.</summary>
    public bool AreFit { get; private set; } = true;

    /// <summary>Reads the form of a request; one that sends none has no fields.</summary>
    public static async Task<FormValues> OfAsync(HttpContext context) =>
        new(context, await PageForm.ReadAsync(context));

    /// <summary>What was typed, for the page that shows it again.</summary>
    public TypedForm Typed(Visit visit) =>
        new(visit.Here, _fields.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));

    /// <summary>A number in the address of the form.</summary>
    public int Place(string name) =>
        int.TryParse(_context.Request.RouteValues[name]?.ToString(), CultureInfo.InvariantCulture, out var number) ? number : Unfit<int>();

    /// <summary>A number that must be there.</summary>
    public int Number(string name) => MaybeNumber(name) ?? Unfit<int>();

    /// <summary>A number; null where the field is empty.</summary>
    public int? MaybeNumber(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Unfit<int?>();

    /// <summary>A text; null where the field is empty.</summary>
    public string? Text(string name) => _fields[name].ToString() is var text && string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>A text that must be there; where it is not, the dialogue says so.</summary>
    public string Needed(string name) => Text(name) ?? "";

    /// <summary>One of the values of an enumeration.</summary>
    public TEnum Choice<TEnum>(string name)
        where TEnum : struct, Enum => MaybeChoice<TEnum>(name) ?? Unfit<TEnum>();

    /// <summary>One of the values of an enumeration; null where the field is empty.</summary>
    public TEnum? MaybeChoice<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (string.Equals(PageForm.Written(value), text, StringComparison.Ordinal)) return value;
        }
        return Unfit<TEnum?>();
    }

    /// <summary>Numbers of boxes that were ticked, each once, in their order.</summary>
    public IReadOnlyList<int> Numbers(string name)
    {
        var numbers = new SortedSet<int>();
        foreach (var text in _fields[name])
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) numbers.Add(number);
            else AreFit = false;
        }
        return [.. numbers];
    }

    private TValue Unfit<TValue>()
    {
        AreFit = false;
        return default!;
    }
}

/// <summary>What a person typed into a form that was refused, so that the page shows it again.</summary>
/// <param name="Action">The path of the form within the language.</param>
/// <param name="Values">The fields.</param>
public sealed record TypedForm(string Action, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>What was typed into a field of a form; null where it was another form.</summary>
    /// <param name="action">The path of the form.</param>
    /// <param name="field">The name of the field.</param>
    public string? In(string action, string field) =>
        string.Equals(action, Action, StringComparison.Ordinal) ? Values.GetValueOrDefault(field) : null;
}
