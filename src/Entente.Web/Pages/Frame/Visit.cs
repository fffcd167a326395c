using Entente.Web.Accounts;
using Entente.Web.Languages;
using Entente.Web.Sessions;
using Microsoft.AspNetCore.Antiforgery;

namespace Entente.Web.Pages.Frame;

/// <summary>What a page knows of the request that it answers: the language, who asks, where they are, what just happened.</summary>
public sealed class Visit
{
    private Visit(HttpContext context, Language language)
    {
        (Language, Words, Session) = (language, Words.Of(language), context.Session());
        var path = context.Request.Path.Value ?? "/";
        var rest = path.StartsWith($"/{language.Tag}/", StringComparison.Ordinal)
            ? path[(language.Tag.Length + 1)..] : path == $"/{language.Tag}" ? "/" : path;
        (Here, Query) = (rest, context.Request.QueryString.Value ?? "");
        if (Session is not null)
            Antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken;
        Said = context.Request.Query["said"].ToString() is { Length: > 0 } said ? Words.Find($"said.{said}") : null;
    }

    /// <summary>The language of the page.</summary>
    public Language Language { get; }

    /// <summary>Its words.</summary>
    public Words Words { get; }

    /// <summary>Who asks; null for nobody.</summary>
    public Session? Session { get; }

    /// <summary>The antiforgery token of this page's forms; null where nobody is signed in.</summary>
    public string? Antiforgery { get; }

    /// <summary>The path within the language, such as <c>/dialogues/at-sea</c>.</summary>
    public string Here { get; }

    /// <summary>The query of the address with its question mark; empty for none.</summary>
    public string Query { get; }

    /// <summary>What just happened, by the query's <c>said</c>; null for nothing.</summary>
    public string? Said { get; private init; }

    /// <summary>Whether a person is signed in, who may have several dialogues, and not the guest of one.</summary>
    public bool IsPerson => Session?.Account.Kind is AccountKind.Person or AccountKind.Institution;

    /// <summary>The visit of a request; made once, and anew where somebody has come to be signed in meanwhile.</summary>
    /// <param name="context">The request.</param>
    public static Visit Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[typeof(Visit)] is Visit visit && visit.Session == context.Session()) return visit;
        visit = new Visit(context, LanguageChoice.Of(context));
        context.Items[typeof(Visit)] = visit;
        return visit;
    }

    /// <summary>The address of a page in this language.</summary>
    /// <param name="path">The path within the language, with its slash.</param>
    public string To(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return $"/{Language.Tag}{(path == "/" || path.StartsWith("/?", StringComparison.Ordinal) ? path[1..] : path)}";
    }

    /// <summary>The address of this page in another language.</summary>
    /// <param name="language">The language.</param>
    public string In(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return $"/{language.Tag}{(Here == "/" ? "" : Here)}{Query}";
    }

    /// <summary>A number as the language writes it.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">How many decimals.</param>
    public string Number(double value, int decimals = 0) => value.ToString(decimals == 0 ? "N0" : $"N{decimals}", Language.Culture);

    /// <summary>A share as the language writes percentages.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    public string Percent(double share) => share.ToString("P0", Language.Culture);

    /// <summary>A moment as the language writes it, in universal time, to the minute.</summary>
    /// <param name="moment">The moment.</param>
    public string Time(DateTimeOffset moment) => moment.UtcDateTime.ToString(Language.MomentPattern, Language.Culture);

    /// <summary>A day as the language writes it.</summary>
    /// <param name="moment">A moment of the day, in universal time.</param>
    public string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString(Language.DayPattern, Language.Culture);
}
