using Entente.Records.Tables;

namespace Entente.Records.Sources.Undl;

/// <summary>The columns of the UN Digital Library's bulk CSV, of either body, with or without <c>vote_note</c>.</summary>
internal sealed class UndlHeader(TableReader table)
{
    public int Id { get; } = table.Column("undl_id");

    public int MemberCode { get; } = table.Column("ms_code");

    public int? MemberName { get; } = table.FindColumn("ms_name");

    public int Vote { get; } = table.Column("ms_vote");

    public int Date { get; } = table.Column("date");

    public int? Session { get; } = table.FindColumn("session");

    public int? Resolution { get; } = table.FindColumn("resolution");

    public int? Title { get; } = table.FindColumn("title", "description");

    public int? Agenda { get; } = table.FindColumn("agenda_title", "agenda");

    public int? Subjects { get; } = table.FindColumn("subjects");

    public int? VoteNote { get; } = table.FindColumn("vote_note");

    public int? Modality { get; } = table.FindColumn("modality");

    public int? PermanentMember { get; } = table.FindColumn("permanent_member");

    public int? TotalYes { get; } = table.FindColumn("total_yes");

    public int? TotalNo { get; } = table.FindColumn("total_no");

    public int? TotalAbstentions { get; } = table.FindColumn("total_abstentions");
}
