using Entente.Web.Translation;

namespace Entente.Web.Tests.Translation;

/// <summary>A machine that says what a test lets it say, and remembers what it was asked.</summary>
/// <param name="says">The translation of a text into a language; null where the machine fails.</param>
internal sealed class StubTranslator(Func<string, string, string?> says) : ITranslator
{
    public bool IsThere => true;

    public List<(string Text, string From, string To)> Asked { get; } = [];

    public Task<string?> TranslateAsync(string text, string from, string to, CancellationToken cancellation)
    {
        Asked.Add((text, from, to));
        return Task.FromResult(says(text, to));
    }
}
