namespace Entente.Dialogue;

/// <summary>A register that a snapshot copies and fills again.</summary>
internal interface IRestorable
{
    /// <summary>All entries, in order, in an array of their own.</summary>
    Array Copy();

    /// <summary>Fills an empty register.</summary>
    /// <param name="entries">All entries, in order.</param>
    void Restore(Array entries);
}
