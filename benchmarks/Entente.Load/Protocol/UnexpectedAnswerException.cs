namespace Entente.Load.Protocol;

/// <summary>The server answered something that the run cannot go on with.</summary>
/// <param name="request">Method and path.</param>
/// <param name="expected">What was expected.</param>
/// <param name="found">What was found.</param>
internal sealed class UnexpectedAnswerException(string request, string expected, string found)
    : Exception($"{request}: expected {expected}, found {found}");
