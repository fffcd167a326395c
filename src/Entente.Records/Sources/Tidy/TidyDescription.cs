using System.Collections.Immutable;
using System.Globalization;
using Entente.Records.Tables;

namespace Entente.Records.Sources.Tidy;

/// <summary>Takes the description of an actor or a proposition from the current row of a tidy table.</summary>
internal sealed class TidyDescription(SourceReading reading, TableReader table, TidyHeader columns)
{
    public Actor Actor(string code)
    {
        var name = table.Text(columns.ActorName);
        var actor = new Actor(code, name.Length > 0 ? name : code)
        {
            MemberFrom = table.Date(columns.MemberFrom),
            MemberTo = table.Date(columns.MemberTo),
            Weight = Weight(),
        };
        return columns.Groups is null ? actor : actor with { Groups = Groups() };
    }

    public Proposition Proposition(string id)
    {
        var item = table.Text(columns.Item);
        var proposition = new Proposition(id)
        {
            Title = table.Text(columns.Title),
            Symbol = table.Text(columns.Symbol),
            Text = table.Text(columns.Text),
            Date = table.Date(columns.Date),
            Session = table.OptionalInteger(columns.Session),
            Topics = [.. ListField.Split(table.Text(columns.Topics))],
            GoalLevel = Named<GoalLevel>(columns.GoalLevel),
            Sector = Named<Sector>(columns.Sector),
            Item = item.Length > 0 ? item : id,
            IsParagraph = table.Flag(columns.IsParagraph),
            IsAmendment = table.Flag(columns.IsAmendment),
            AdoptedWithoutVote = table.Flag(columns.AdoptedWithoutVote) ?? false,
            Moderation = Named<Moderation>(columns.Moderation) ?? Moderation.None,
            VetoedBy = [.. ListField.Split(table.Text(columns.VetoedBy))],
        };
        // A table that states levels or sectors itself is believed, unless the user brings a topic table.
        var stated = (columns.GoalLevel ?? columns.Sector) is not null && reading.Options.TopicTable is null;
        return stated ? proposition : reading.Topics.Apply(proposition);
    }

    private double Weight()
    {
        if (columns.Weight is not { } column || table[column].IsEmpty) return 1;
        return double.TryParse(table[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && double.IsFinite(weight) && weight > 0
            ? weight
            : throw table.Fault(column, $"'{TableReader.Shown(table[column])}' is not a weight", "expected a positive number");
    }

    private ImmutableSortedDictionary<string, string> Groups()
    {
        var groups = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in ListField.Split(table.Text(columns.Groups)))
        {
            var at = entry.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0) throw table.Fault(columns.Groups, $"'{entry}' is not a group", "expected grouping=group, several separated by semicolons");
            groups[entry[..at]] = entry[(at + 1)..];
        }

        return groups.ToImmutable();
    }

    // Numbers are taken too: other programs may store a level as 1, 2 or 3.
    private T? Named<T>(int? column)
        where T : struct, Enum
    {
        if (column is not { } c || table.Text(c) is not { Length: > 0 } text) return null;
        var compact = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return Enum.TryParse<T>(compact, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw table.Fault(c, $"'{TableReader.Shown(table[c])}' is not known", $"expected one of: {string.Join(", ", Enum.GetNames<T>())}");
    }
}
