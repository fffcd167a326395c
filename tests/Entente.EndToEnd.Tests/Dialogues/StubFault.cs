namespace Entente.EndToEnd.Tests.Dialogues;

/// <summary>What a stub of a server gets wrong, so that a run can be seen to find it.</summary>
internal enum StubFault
{
    None,

    /// <summary>Acknowledges every fiftieth stance and does not keep it.</summary>
    KeepsNotAll,

    /// <summary>Enters every fiftieth stance twice.</summary>
    EntersTwice,

    /// <summary>Tells the right version and keeps another position.</summary>
    KeepsAnother,

    /// <summary>Loses the last eight stances when it dies, more than can be under way.</summary>
    LosesLastInCrash,

    /// <summary>Forgets the keys of requests when it dies, and takes a repeated one for a new one.</summary>
    ForgetsKeysInCrash,

    /// <summary>Ends all sessions when it dies.</summary>
    SignsOutInCrash,

    /// <summary>Leaves a chain that does not verify when it dies.</summary>
    BreaksChainInCrash,

    /// <summary>Takes twenty milliseconds for each stance.</summary>
    IsSlow,

    /// <summary>Leaves the first stance out of the record that it gives away.</summary>
    ExportsNotAll,

    /// <summary>Tells no news to the first who watches.</summary>
    OverlooksOneWatcher,
}
