using Entente.Dialogue;

#pragma warning disable RCS1242 // Orleans prescribes how surrogates are passed.

namespace Entente.Cluster.Wire;

/// <summary>A command as it travels.</summary>
[GenerateSerializer]
[Alias("entente.command-call")]
internal struct CommandCallOnTheWire
{
    [Id(0)]
    public Packed Command;

    [Id(1)]
    public string Account;

    [Id(2)]
    public int AccountKind;

    [Id(3)]
    public string? Request;

    [Id(4)]
    public Packed Then;
}

/// <summary>The result of a command as it travels.</summary>
[GenerateSerializer]
[Alias("entente.command-result")]
internal struct CommandResultOnTheWire
{
    [Id(0)]
    public int Outcome;

    [Id(1)]
    public Packed[]? Events;

    [Id(2)]
    public Packed Refusal;

    [Id(3)]
    public Packed Then;

    [Id(4)]
    public string? Problem;
}

/// <summary>A question as it travels.</summary>
[GenerateSerializer]
[Alias("entente.question-call")]
internal struct QuestionCallOnTheWire
{
    [Id(0)]
    public Packed Question;

    [Id(1)]
    public string Account;

    [Id(2)]
    public int AccountKind;
}

/// <summary>The result of a question as it travels.</summary>
[GenerateSerializer]
[Alias("entente.question-result")]
internal struct QuestionResultOnTheWire
{
    [Id(0)]
    public int Outcome;

    [Id(1)]
    public Packed Value;

    [Id(2)]
    public Packed Refusal;

    [Id(3)]
    public string? Problem;
}

/// <summary>Packs and unpacks commands.</summary>
[RegisterConverter]
internal sealed class CommandCallConverter(WireFormat wire) : IConverter<CommandCall, CommandCallOnTheWire>
{
    public CommandCall ConvertFromSurrogate(in CommandCallOnTheWire surrogate) => new(
        wire.Unpack<DialogueCommand>(surrogate.Command) ?? throw new FormatException("A command was expected from another process; there was none."),
        new Caller(surrogate.Account, (AccountKind)surrogate.AccountKind), surrogate.Request, wire.Unpack<DialogueQuestion>(surrogate.Then));

    public CommandCallOnTheWire ConvertToSurrogate(in CommandCall value) => new()
    {
        Command = wire.Pack(value.Command),
        Account = value.Caller.Account,
        AccountKind = (int)value.Caller.Kind,
        Request = value.Request,
        Then = wire.Pack(value.Then),
    };
}

/// <summary>Packs and unpacks the results of commands.</summary>
[RegisterConverter]
internal sealed class CommandResultConverter(WireFormat wire) : IConverter<CommandResult, CommandResultOnTheWire>
{
    public CommandResult ConvertFromSurrogate(in CommandResultOnTheWire surrogate) => new(
        (CallOutcome)surrogate.Outcome,
        surrogate.Events is not { } events ? null
            : new CommandReply(
                Array.ConvertAll(events, happened => WireFormat.UnpackEvent(happened)), wire.Unpack<Refusal>(surrogate.Refusal), wire.Unpack<object>(surrogate.Then)),
        surrogate.Problem);

    public CommandResultOnTheWire ConvertToSurrogate(in CommandResult value) => new()
    {
        Outcome = (int)value.Outcome,
        Events = value.Reply is { } reply ? [.. reply.Events.Select(wire.Pack)] : null,
        Refusal = wire.Pack(value.Reply?.Refusal),
        Then = wire.Pack(value.Reply?.Then),
        Problem = value.Problem,
    };
}

/// <summary>Packs and unpacks questions.</summary>
[RegisterConverter]
internal sealed class QuestionCallConverter(WireFormat wire) : IConverter<QuestionCall, QuestionCallOnTheWire>
{
    public QuestionCall ConvertFromSurrogate(in QuestionCallOnTheWire surrogate) => new(
        wire.Unpack<DialogueQuestion>(surrogate.Question) ?? throw new FormatException("A question was expected from another process; there was none."),
        new Caller(surrogate.Account, (AccountKind)surrogate.AccountKind));

    public QuestionCallOnTheWire ConvertToSurrogate(in QuestionCall value) => new()
    {
        Question = wire.Pack(value.Question),
        Account = value.Caller.Account,
        AccountKind = (int)value.Caller.Kind,
    };
}

/// <summary>Packs and unpacks the results of questions.</summary>
[RegisterConverter]
internal sealed class QuestionResultConverter(WireFormat wire) : IConverter<QuestionResult, QuestionResultOnTheWire>
{
    public QuestionResult ConvertFromSurrogate(in QuestionResultOnTheWire surrogate) => new(
        (CallOutcome)surrogate.Outcome, new Answer(wire.Unpack<object>(surrogate.Value), wire.Unpack<Refusal>(surrogate.Refusal)), surrogate.Problem);

    public QuestionResultOnTheWire ConvertToSurrogate(in QuestionResult value) => new()
    {
        Outcome = (int)value.Outcome,
        Value = wire.Pack(value.Answer.Value),
        Refusal = wire.Pack(value.Answer.Refusal),
        Problem = value.Problem,
    };
}
