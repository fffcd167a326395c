using System.Globalization;
using System.Text;
using Entente.Dialogue.Drafts;

namespace Entente.Dialogue.Adoption;

/// <summary>The record of an adoption as a page in Markdown. Words of the text and of the parties are escaped, so they can neither format
/// the page nor hide in it.</summary>
internal static class RecordPage
{
    private const string Unknown = "A party that is not named here";

    public static string Write(string dialogue, AdoptionView adoption)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {Plain(adoption.Text.Title)}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Dialogue: {Plain(dialogue)}  \n");
        page.Append(CultureInfo.InvariantCulture,
            $"Text: draft {adoption.Draft}, revision {adoption.Revision}, language {adoption.Text.Language}  \n");
        page.Append(CultureInfo.InvariantCulture, $"Procedure: {Procedure(adoption)}  \n");
        page.Append(CultureInfo.InvariantCulture,
            $"Put up: {Time(adoption.Opened)}{(adoption.Ends is { } ends ? $", until {Time(ends)}" : "")}  \n");
        page.Append(CultureInfo.InvariantCulture, $"Outcome: **{Outcome(adoption)}**, {Time(adoption.Decided)}  \n");
        page.Append(CultureInfo.InvariantCulture, $"Parties that count: {adoption.PartyCount}{Names(adoption.Parties)}  \n");
        if (adoption.LeftMeanwhile.Count > 0)
            page.Append(CultureInfo.InvariantCulture,
                $"Left the dialogue while the text was up: {string.Join(", ", adoption.LeftMeanwhile.Select(party => Plain(party.Name)))}  \n");
        foreach (var extension in adoption.Extensions)
            page.Append(CultureInfo.InvariantCulture,
                $"Silence extended on {Time(extension.At)} to {Time(extension.Ends)}: {Plain(extension.Reason)}  \n");
        Vote(page, adoption);
        Text(page, adoption);
        var places = Places(adoption);
        Section(page, "Objections", adoption.Objections.Select(one =>
            Act(one.Party, [], one.Reason ?? $"By amendment {one.Amendment}.", one.At, places,
            one.TakenBack is { } back ? $"Taken back on {Time(back)}." : null)));
        Section(page, "Reservations", adoption.Reservations.Select(one =>
            Act(one.Party, one.Elements, one.Text, one.At, places, string.Join(" ",
            one.Objections.Select(objection => $"{Name(objection.Party)} objects ({Time(objection.At)}): {Plain(objection.Reason)}")
                .Append(one.Withdrawn is { } withdrawn ? $"Withdrawn on {Time(withdrawn)}." : "").Where(part => part.Length > 0)))));
        foreach (var (kind, title) in new[]
        {
            (PartyStatementKind.Interpretation, "Interpretative statements"), (PartyStatementKind.Dissociation, "Dissociations"),
            (PartyStatementKind.ExplanationBefore, "Explanations of position before the decision"),
                (PartyStatementKind.ExplanationAfter, "Explanations of position after the decision"),
        })
        {
            Section(page, title, adoption.Statements.Where(one => one.Kind == kind)
                .Select(one => Act(one.Party, one.Elements, one.Text, one.At, places, null)));
        }
        return page.ToString();
    }

    private static void Vote(StringBuilder page, AdoptionView adoption)
    {
        if (adoption.Count is not { } count)
            return;
        page.Append(CultureInfo.InvariantCulture,
            $"\n## Vote\n\nIn favour {count.InFavour}, against {count.Against}, abstaining {count.Abstaining}, not taking part {count.NotTakingPart}.");
        if (count.WeightInFavour != count.InFavour || count.WeightAgainst != count.Against)
            page.Append(CultureInfo.InvariantCulture, $" By weight: in favour {count.WeightInFavour}, against {count.WeightAgainst}.");
        page.Append('\n');
        foreach (var (ballot, title) in new[] { (Ballot.InFavour, "In favour"), (Ballot.Against, "Against"),
            (Ballot.Abstaining, "Abstaining") })
        {
            var names = adoption.Votes.Where(vote => vote.Ballot == ballot).Select(vote => Plain(vote.Party.Name)).ToList();
            if (names.Count > 0)
                page.Append(CultureInfo.InvariantCulture, $"\n{title}: {string.Join(", ", names)}  ");
        }
        page.Append('\n');
    }

    private static void Text(StringBuilder page, AdoptionView adoption)
    {
        page.Append("\n## Text\n");
        for (var article = 0; article < adoption.Text.Articles.Count; article++)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### Article {article + 1}. {Plain(adoption.Text.Articles[article].Heading)}\n\n");
            var elements = adoption.Text.Articles[article].Elements;
            for (var element = 0; element < elements.Count; element++)
                page.Append(CultureInfo.InvariantCulture, $"({element + 1}) {Plain(elements[element].Text)}\n\n");
        }
    }

    private static void Section(StringBuilder page, string title, IEnumerable<string> entries)
    {
        var all = entries.ToList();
        if (all.Count > 0)
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{string.Join("\n", all)}\n");
    }

    private static string Act(NamedParty? party, IReadOnlyList<ElementId> elements, string text, DateTimeOffset at, Dictionary<ElementId,
        string> places, string? after)
    {
        var about = elements.Count == 0 ? "" : $", on {string.Join(", ", elements.Select(element => places[element]))}";
        return $"- {Name(party)}{about} ({Time(at)}): {Plain(text)}{(string.IsNullOrEmpty(after) ? "" : $" {after}")}";
    }

    private static Dictionary<ElementId, string> Places(AdoptionView adoption) => adoption.Text.Articles
        .SelectMany((article, number) => article.Elements.Select((element, place) =>
            (element.Element, Place: string.Create(CultureInfo.InvariantCulture, $"article {number + 1} ({place + 1})"))))
        .ToDictionary(one => one.Element, one => one.Place);

    private static string Names(IReadOnlyList<NamedParty> parties) => parties.Count == 0 ? ""
        : $" ({string.Join(", ", parties.Select(party => Plain(party.Name)))})";

    private static string Name(NamedParty? party) => party is null ? Unknown : Plain(party.Name);

    private static string Procedure(AdoptionView adoption) => adoption.Procedure switch
    {
        AdoptionProcedure.Consensus => "consensus, without a vote",
        AdoptionProcedure.Silence => "silence procedure",
        AdoptionProcedure.SimpleMajority => "simple majority of the parties present and voting",
        _ => "two-thirds majority of the parties present and voting",
    };

    private static string Outcome(AdoptionView adoption) => adoption.Outcome switch
    {
        AdoptionOutcome.Adopted => "adopted",
        AdoptionOutcome.NotAdopted => "not adopted",
        _ => $"taken back ({Plain(adoption.TakenBackBecause)})",
    };

    private static string Time(DateTimeOffset? time) => time is { } at
        ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) : "";

    private static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text ?? "")
        {
            if (letter == '\n')
                plain.Append(' ');
            else if (letter == '<')
                plain.Append("&lt;");
            else if (letter == '&')
                plain.Append("&amp;");
            else if (@"\`*_{}[]#+!|>~".Contains(letter, StringComparison.Ordinal))
                plain.Append('\\').Append(letter);
            else
                plain.Append(letter);
        }
        return plain.ToString();
    }
}
