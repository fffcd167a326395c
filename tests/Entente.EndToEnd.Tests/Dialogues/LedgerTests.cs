using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Entente.Load.Ledger;
using Entente.Load.Protocol;
using Entente.Load.Senders;

namespace Entente.EndToEnd.Tests.Dialogues;

public sealed class LedgerTests
{
    private static readonly RecordedStance Kept = new(2, Position.Support, 1);

    [Fact]
    public void A_stance_that_was_acknowledged_must_be_there()
    {
        Assert.Empty(LedgerCheck.Of(WithOneAcknowledged(), 0, [Kept]));
        Assert.Equal(LedgerFaultKind.Lost, Single([]));
        Assert.Equal(LedgerFaultKind.Changed, Single([Kept with { Position = Position.Oppose }]));
        Assert.Equal(LedgerFaultKind.Doubled, Single([Kept, Kept with { Version = 2 }]));
        Assert.Equal(LedgerFaultKind.Doubled, Single([Kept, Kept]));
        Assert.Equal(LedgerFaultKind.Invented, Single([Kept, new RecordedStance(1, Position.Support, 1)]));
        Assert.Equal(LedgerFaultKind.Invented, Single([Kept, new RecordedStance(4, Position.Support, 1)]));
    }

    [Fact]
    public void All_versions_must_be_listed_up_to_the_latest()
    {
        var ledger = WithOneAcknowledged();
        Send(ledger, Position.Oppose, acknowledge: true);

        Assert.Empty(LedgerCheck.Of(ledger, 0, [new RecordedStance(2, Position.Oppose, 2), Kept]));
        Assert.Equal(LedgerFaultKind.Lost, Assert.Single(LedgerCheck.Of(ledger, 0, [new RecordedStance(2, Position.Oppose, 2)])).Kind);
    }

    [Fact]
    public void A_stance_that_was_under_way_may_be_there_once_or_not()
    {
        var ledger = WithOneAcknowledged();
        Send(ledger, Position.Oppose, acknowledge: false);

        Assert.Empty(LedgerCheck.Of(ledger, 0, [Kept]));
        Assert.Empty(LedgerCheck.Of(ledger, 0, [new RecordedStance(2, Position.Oppose, 2), Kept]));
        Assert.Equal(LedgerFaultKind.Changed, Assert.Single(LedgerCheck.Of(ledger, 0, [new RecordedStance(2, Position.Abstain, 2), Kept])).Kind);
        Assert.Equal(LedgerFaultKind.Doubled, Assert.Single(LedgerCheck.Of(ledger, 0, [new RecordedStance(2, Position.Oppose, 3), new RecordedStance(2, Position.Oppose, 2), Kept])).Kind);
        Assert.Equal(LedgerFaultKind.Lost, Assert.Single(LedgerCheck.Of(ledger, 0, [])).Kind);
    }

    [Fact]
    public void A_plan_reaches_every_statement_once_and_then_changes_every_stance() =>
        Gen.Int[1, 60].Sample(statements =>
        {
            var ledger = new StanceLedger(3, statements);
            var plan = new StancePlan(new OpinionDraw(statements), ledger, seed: 5);
            for (var round = 1; round <= 2; round++)
            {
                for (var number = 0; number < statements; number++)
                {
                    var stance = plan.Next(1);
                    Assert.NotEqual(ledger.PositionOf(1, stance.Statement), stance.Position);
                    ledger.Send(1, stance);
                    Assert.True(ledger.Acknowledge(1, round));
                }
            }
        });

    [Fact]
    public void A_request_is_well_formed_whatever_stance_is_written_into_it()
    {
        var request = new StanceRequest(new IPEndPoint(IPAddress.Loopback, 5080), "d", "ent_x");
        Gen.Select(Gen.Int[1, 999_999], Gen.Enum<Position>(), Gen.Int[0, 1_000_000]).Sample((statement, position, number) =>
        {
            var parts = Encoding.ASCII.GetString(request.For(new SentStance(statement, position, SentStance.KeyOf(1, 2, number)))).Split("\r\n\r\n");
            var body = JsonNode.Parse(parts[1])!;
            Assert.Contains($"Content-Length: {parts[1].Length}\r\n", parts[0], StringComparison.Ordinal);
            Assert.EndsWith($"Idempotency-Key: {SentStance.KeyOf(1, 2, number)}", parts[0], StringComparison.Ordinal);
            Assert.Equal(statement, (int)body["statement"]!);
            Assert.Equal(position.ToString(), (string)body["position"]!, ignoreCase: true);
        }, threads: 1);
    }

    [Fact]
    public void The_last_requests_of_a_participant_leave_out_the_one_that_is_under_way()
    {
        var ledger = new StanceLedger(1, 3);
        for (var number = 0; number < 20; number++) Send(ledger, number % 2 == 0 ? Position.Oppose : Position.Support, acknowledge: true, number);
        Send(ledger, Position.Oppose, acknowledge: false, number: 20);

        Assert.Equal(Enumerable.Range(13, 7).Select(number => SentStance.KeyOf(1, 0, number)), ledger.RecentOf(0).Select(stance => stance.Key));
    }

    private static LedgerFaultKind Single(RecordedStance[] record) => Assert.Single(LedgerCheck.Of(WithOneAcknowledged(), 0, record)).Kind;

    private static StanceLedger WithOneAcknowledged()
    {
        var ledger = new StanceLedger(1, 3);
        Send(ledger, Position.Support, acknowledge: true);
        return ledger;
    }

    private static void Send(StanceLedger ledger, Position position, bool acknowledge, int number = 0)
    {
        ledger.Send(0, new SentStance(2, position, SentStance.KeyOf(1, 0, number)));
        if (acknowledge) ledger.Acknowledge(0, ledger.VersionOf(0, 2) + 1);
    }
}
