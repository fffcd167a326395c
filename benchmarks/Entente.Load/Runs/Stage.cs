using System.Globalization;
using System.Net;
using Entente.Load.Protocol;

namespace Entente.Load.Runs;

/// <summary>A dialogue that stands ready for a load: convened, its statements submitted, its participants seated.</summary>
/// <param name="Dialogue">The dialogue.</param>
/// <param name="Convener">The token of the convener's session.</param>
/// <param name="Tokens">The tokens of the participants' sessions.</param>
/// <param name="Seats">The participants' numbers in the dialogue.</param>
/// <param name="Requests">The request by which each participant takes a stance.</param>
internal sealed record Stage(string Dialogue, string Convener, IReadOnlyList<string> Tokens, IReadOnlyList<Seat> Seats, IReadOnlyList<StanceRequest> Requests)
{
    /// <summary>The password of the accounts that a run makes.</summary>
    public const string Password = "a door that opens to many";

    private const int Hands = 16;

    /// <summary>Sets a dialogue up.</summary>
    /// <param name="server">The server.</param>
    /// <param name="participants">How many participants join.</param>
    /// <param name="statements">How many statements there are.</param>
    /// <param name="name">A name that no account of the server has yet.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Stage Set(IPEndPoint server, int participants, int statements, string name, CancellationToken cancellation)
    {
        using var client = new WorkbenchClient(server, TimeSpan.FromSeconds(30));
        var convener = client.Register(name, Password);
        var dialogue = client.Convene(convener, $"Load of {participants} participants and {statements} statements", "Measuring this server.", attributed: true, "en");
        client.OpenRound(convener, dialogue, "All of it");
        var tokens = new string[participants];
        var seats = new Seat[participants];
        Share(server, participants, Seat, cancellation);
        for (var statement = 1; statement <= statements; statement++)
        {
            cancellation.ThrowIfCancellationRequested();
            var number = client.Submit(tokens[statement % participants], dialogue, TextOf(statement), "en");
            if (number != statement) throw new UnexpectedAnswerException("POST a statement", $"number {statement}", $"{number?.ToString(CultureInfo.InvariantCulture) ?? "a refusal"}");
            client.Accept(convener, dialogue, statement);
        }

        return new Stage(dialogue, convener, tokens, seats, [.. tokens.Select(token => new StanceRequest(server, dialogue, token))]);

        void Seat(WorkbenchClient hand, int participant)
        {
            tokens[participant] = hand.NewDevice();
            seats[participant] = hand.Join(tokens[participant], dialogue, "en");
        }
    }

    /// <summary>Does the same for each of a number of things, with several connections at once.</summary>
    /// <param name="server">The server.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="work">What is done for each, from 0.</param>
    /// <param name="cancellation">Gives up.</param>
    public static void Share(IPEndPoint server, int count, Action<WorkbenchClient, int> work, CancellationToken cancellation)
    {
        var next = -1;
        Exception? failure = null;
        var threads = Enumerable.Range(0, Math.Min(Hands, count)).Select(_ => new Thread(Work) { IsBackground = true }).ToList();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        cancellation.ThrowIfCancellationRequested();
        if (failure is not null) throw new InvalidOperationException(failure.Message, failure);

        void Work()
        {
            using var hand = new WorkbenchClient(server, TimeSpan.FromSeconds(30));
            try
            {
                for (int place; failure is null && !cancellation.IsCancellationRequested && (place = Interlocked.Increment(ref next)) < count;) work(hand, place);
            }
#pragma warning disable CA1031 // Whatever stops one hand stops the run, and is told by the thread that waits.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                failure = fault;
            }
        }
    }

    /// <summary>The text of a statement: no two look alike, none is empty of words.</summary>
    private static string TextOf(int statement)
    {
        string[] subjects = ["Patrols", "Exercises", "Inspections", "Hotlines", "Observers", "Convoys", "Overflights", "Deployments", "Stockpiles", "Launches"];
        string[] verbs = ["are announced", "are limited", "are suspended", "are open to all parties", "are reported"];
        return string.Create(CultureInfo.InvariantCulture, $"{subjects[statement % 10]} {verbs[statement / 10 % 5]} in sector {(char)('A' + (statement / 50 % 26))}, measure no. {statement}.");
    }
}
