using System.Globalization;
using Entente.Web.Pages.Frame;

namespace Entente.Web.Pages.Convening;

/// <summary>What a person sent with a form, so that a page that refuses it shows it again. What does not fit is no failure here: the
/// dialogue refuses it in words.</summary>
public sealed class SentForm
{
    private readonly IFormCollection _form;

    /// <summary>A form that was sent.</summary>
    /// <param name="name">Which of the page's forms it is.</param>
    /// <param name="form">Its fields.</param>
    public SentForm(string name, IFormCollection form) => (Name, _form) = (name, form);

    /// <summary>Which of the page's forms it is.</summary>
    public string Name { get; }

    /// <summary>A field; empty where it was not sent.</summary>
    /// <param name="field">Its name.</param>
    public string this[string field] => _form[field].ToString();

    /// <summary>A field; null where it was left empty.</summary>
    /// <param name="field">Its name.</param>
    public string? Text(string field) => this[field] is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>All values of a field, such as those of boxes that were ticked.</summary>
    /// <param name="field">Its name.</param>
    public IReadOnlyList<string> All(string field) => [.. _form[field].OfType<string>()];

    /// <summary>Whether a box was ticked.</summary>
    /// <param name="field">Its name.</param>
    public bool Has(string field) => this[field].Length > 0;

    /// <summary>A whole number; null where there is none.</summary>
    /// <param name="field">Its name.</param>
    public int? Whole(string field) =>
        int.TryParse(this[field], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number; null where there is none.</summary>
    /// <param name="field">Its name.</param>
    public double? Number(string field) =>
        double.TryParse(this[field], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : null;

    /// <summary>A value of an enumeration by its name; null where there is none.</summary>
    /// <typeparam name="TValue">The enumeration.</typeparam>
    /// <param name="field">Its name.</param>
    public TValue? Value<TValue>(string field)
        where TValue : struct, Enum => PageForm.Named<TValue>(this[field]);

    /// <summary>All values of an enumeration in a field. One that is not known is given as one that does not exist.</summary>
    /// <typeparam name="TValue">The enumeration.</typeparam>
    /// <param name="field">Its name.</param>
    public IReadOnlyList<TValue> Values<TValue>(string field)
        where TValue : struct, Enum => [.. All(field).Select(PageForm.Named<TValue>).OfType<TValue>()];

    /// <summary>A span of hours, kept within what a calendar can add.</summary>
    /// <param name="field">Its name.</param>
    public TimeSpan? Hours(string field) => Number(field) is { } hours ? TimeSpan.FromHours(Math.Clamp(hours, 0, 24 * 400)) : null;
}
