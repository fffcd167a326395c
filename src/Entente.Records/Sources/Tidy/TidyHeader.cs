using Entente.Records.Tables;

namespace Entente.Records.Sources.Tidy;

/// <summary>Which column of a tidy table is what: as named in the options, else by the usual names.</summary>
internal sealed record TidyHeader
{
    public int? Actor { get; private init; }

    public int? ActorName { get; private init; }

    public int? Proposition { get; private init; }

    public int? Stance { get; private init; }

    public int? Date { get; private init; }

    public int? Session { get; private init; }

    public int? Title { get; private init; }

    public int? Text { get; private init; }

    public int? Topics { get; private init; }

    // What Entente writes besides, by the names that it gives.
    public int? Symbol { get; private init; }

    public int? GoalLevel { get; private init; }

    public int? Sector { get; private init; }

    public int? Item { get; private init; }

    public int? IsParagraph { get; private init; }

    public int? IsAmendment { get; private init; }

    public int? AdoptedWithoutVote { get; private init; }

    public int? Moderation { get; private init; }

    public int? VetoedBy { get; private init; }

    public int? MemberFrom { get; private init; }

    public int? MemberTo { get; private init; }

    public int? Weight { get; private init; }

    public int? Groups { get; private init; }

    /// <summary>The columns that describe rather than hold stances.</summary>
    public IEnumerable<int> Described => new[] { Actor, ActorName, Proposition, Date, Session, Title, Text, Topics, Symbol, GoalLevel, Sector, Item, IsParagraph, IsAmendment, AdoptedWithoutVote, Moderation, VetoedBy, MemberFrom, MemberTo, Weight, Groups }.OfType<int>();

    /// <summary>The layout that the columns tell: long with all three, wide if the first column alone is known and nothing is called a stance.</summary>
    public TableLayout? Layout => (Actor, Proposition, Stance) switch
    {
        (not null, not null, not null) => TableLayout.RowPerStance,
        (0, null, null) => TableLayout.RowPerActor,
        (null, 0, null) => TableLayout.RowPerProposition,
        _ => null,
    };

    public static TidyHeader Of(TableReader table, TidyColumns names) => new()
    {
        Actor = Find(table, names.Actor, "actor", "iso3", "actor_code", "ms_code", "state", "country_code", "country", "member", "voter", "voter-id", "voter_id", "participant", "delegation", "party"),
        ActorName = Find(table, names.ActorName, "actor_name", "country_name", "ms_name", "name"),
        Proposition = Find(table, names.Proposition, "proposition", "rcid", "resolution", "treaty", "statement", "comment-id", "comment_id", "bill", "motion", "rollcall", "vote_id", "question"),
        Stance = Find(table, names.Stance, "stance", "vote", "position", "answer", "choice", "ms_vote"),
        Date = Find(table, names.Date, "date", "day", "year"),
        Session = Find(table, names.Session, "session"),
        Title = Find(table, names.Title, "title", "short"),
        Text = Find(table, names.Text, "text", "description", "descr"),
        Topics = Find(table, names.Topics, "topics", "topic", "issue", "area"),
        Symbol = table.FindColumn("symbol"),
        GoalLevel = table.FindColumn("goal_level"),
        Sector = table.FindColumn("sector"),
        Item = table.FindColumn("item"),
        IsParagraph = table.FindColumn("paragraph"),
        IsAmendment = table.FindColumn("amendment"),
        AdoptedWithoutVote = table.FindColumn("adopted_without_vote"),
        Moderation = table.FindColumn("moderation"),
        VetoedBy = table.FindColumn("vetoed_by"),
        MemberFrom = table.FindColumn("member_from"),
        MemberTo = table.FindColumn("member_to"),
        Weight = table.FindColumn("weight"),
        Groups = table.FindColumn("groups"),
    };

    private static int? Find(TableReader table, string? named, params ReadOnlySpan<string> usual) =>
        named is null ? table.FindColumn(usual) : table.Column(named);
}
