using System.Globalization;
using System.Text.Json;
using Entente.Web.Problems;

namespace Entente.Web.Pages.Frame;

/// <summary>The form of a request, and how values of enumerations are written in forms and addresses. Each part of the pages reads the
/// fields in its own way.</summary>
internal static class PageForm
{
    /// <summary>The fields; none where the request holds no form.</summary>
    public static async Task<IFormCollection> ReadAsync(HttpContext context) =>
        context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;

    /// <summary>What is wrong with the form of a request; null where it can be read, or is none.</summary>
    public static async Task<Problem?> FaultAsync(HttpContext context)
    {
        try
        {
            await ReadAsync(context);
            return null;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return GeneralProblems.UnreadableForm;
        }
    }

    /// <summary>How a value is written: its name in camel case.</summary>
    public static string Written(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>A value by its name, in any case; null for everything else, numbers and several names included.</summary>
    public static TValue? Named<TValue>(string? name)
        where TValue : struct, Enum =>
        name is [var first, ..] && char.IsAsciiLetter(first) && name.All(char.IsAsciiLetterOrDigit)
            && Enum.TryParse<TValue>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A whole number of digits alone in the query of an address; null where none stands there.</summary>
    public static int? QueryNumber(HttpContext context, string name) => Number(context.Request.Query[name].ToString());

    /// <summary>A whole number of digits alone; null where none stands there.</summary>
    public static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
