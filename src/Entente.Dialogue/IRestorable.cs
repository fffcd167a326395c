namespace Entente.Dialogue;

/// <summary>A register that a snapshot fills again.</summary>
internal interface IRestorable
{
    /// <summary>Fills an empty register.</summary>
    /// <param name="entries">All entries, in order.</param>
    void Restore(Array entries);
}
