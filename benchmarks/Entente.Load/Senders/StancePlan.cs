using Entente.Load.Ledger;

namespace Entente.Load.Senders;

/// <summary>Which stance a participant takes next: each goes through all statements in an order of its own, then begins anew and changes its mind.</summary>
/// <param name="opinions">What the participants think.</param>
/// <param name="ledger">What was acknowledged so far.</param>
/// <param name="seed">The seed of the run.</param>
internal sealed class StancePlan(OpinionDraw opinions, StanceLedger ledger, uint seed)
{
    // A prime: with any number of statements that it does not divide, the steps reach each once.
    private const int Stride = 7919;

    /// <summary>The next stance of a participant; never the one that stands.</summary>
    /// <param name="participant">The participant's index.</param>
    public SentStance Next(int participant)
    {
        var (sent, statements) = (ledger.SentBy(participant), ledger.Statements);
        var start = (long)(OpinionDraw.Uniform(7, (ulong)participant) * statements);
        var stride = statements % Stride == 0 ? 1 : Stride;
        var statement = (int)((start + ((long)sent * stride)) % statements) + 1;
        var standing = ledger.PositionOf(participant, statement);
        var position = standing == Position.None ? opinions.Of(participant, statement) : standing == Position.Oppose ? Position.Support : standing + 1;
        return new SentStance(statement, position, SentStance.KeyOf(seed, participant, sent));
    }
}
