namespace Entente.Dialogue;

/// <summary>An identifier that is a number within its dialogue.</summary>
/// <typeparam name="TSelf">The identifier's own type.</typeparam>
public interface INumbered<out TSelf>
    where TSelf : struct, INumbered<TSelf>
{
    /// <summary>From 1.</summary>
    int Number { get; }

    /// <summary>The identifier of a number.</summary>
    /// <param name="number">From 1.</param>
    static abstract TSelf From(int number);
}
