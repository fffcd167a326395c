using System.Globalization;
using Entente.Load.Ledger;

namespace Entente.Load.Conversations;

/// <summary>A conversation held with Polis, as its export tells it: comments and every vote in the order in which they were cast.</summary>
/// <param name="Comments">The comments by identifier.</param>
/// <param name="Votes">The votes in order of time; of the same time in the order of the file.</param>
internal sealed record PolisConversation(IReadOnlyList<PolisComment> Comments, IReadOnlyList<PolisVote> Votes)
{
    /// <summary>Reads <c>votes.csv</c> and the <c>comments.csv</c> beside it.</summary>
    /// <param name="votes">The path of <c>votes.csv</c>, or of the folder that holds both.</param>
    /// <exception cref="InvalidDataException">A file does not have the form of an export.</exception>
    public static PolisConversation Read(string votes)
    {
        if (Directory.Exists(votes)) votes = Path.Combine(votes, "votes.csv");
        var comments = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(votes))!, "comments.csv");
        var cast = Rows(votes, "timestamp", "comment-id", "voter-id", "vote")
            .Select(row => new PolisVote(Whole(row[0]), (int)Whole(row[1]), (int)Whole(row[2]), PositionOf(row[3])))
            .OrderBy(vote => vote.Time).ToList();
        var texts = Rows(comments, "comment-id", "comment-body").ToDictionary(row => (int)Whole(row[0]), row => row[1]);
        // A comment that was voted on belongs to the conversation, even where its text was not published.
        var known = cast.Select(vote => vote.Comment).Concat(texts.Keys).Distinct().Order();
        return new PolisConversation([.. known.Select(id => new PolisComment(id, texts.GetValueOrDefault(id) is { Length: > 0 } text ? text : $"Comment {id}"))], cast);
    }

    /// <summary>The last vote of each voter on each comment.</summary>
    public IReadOnlyDictionary<(int Voter, int Comment), Position> LastVotes()
    {
        var last = new Dictionary<(int, int), Position>();
        foreach (var vote in Votes) last[(vote.Voter, vote.Comment)] = vote.Position;
        return last;
    }

    private static IEnumerable<string[]> Rows(string path, params string[] columns)
    {
        var (header, rows) = DelimitedText.Read(File.ReadAllText(path));
        var places = Array.ConvertAll(columns, column => Array.IndexOf(header, column) is >= 0 and var place ? place : throw new InvalidDataException($"{path}: expected a column '{column}', found {string.Join(", ", header)}."));
        return rows.Select(row => Array.ConvertAll(places, place => row[place]));
    }

    private static long Whole(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static Position PositionOf(string vote) => vote switch
    {
        "1" => Position.Support,
        "0" => Position.Abstain,
        "-1" => Position.Oppose,
        _ => throw new InvalidDataException($"expected a vote of 1, 0 or -1, found '{vote}'."),
    };
}

/// <summary>A comment.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Text">What it says.</param>
internal sealed record PolisComment(int Id, string Text);

/// <summary>A vote.</summary>
/// <param name="Time">When, in milliseconds since 1970.</param>
/// <param name="Comment">The comment.</param>
/// <param name="Voter">The voter.</param>
/// <param name="Position">Agreement is support, a pass is an abstention, disagreement is opposition.</param>
internal sealed record PolisVote(long Time, int Comment, int Voter, Position Position);
