namespace Entente.Web.Translation;

/// <summary>Translates by machine. Where none is set up, <see cref="IsThere"/> is false and nothing leaves this server.</summary>
public interface ITranslator
{
    /// <summary>Whether there is one.</summary>
    bool IsThere { get; }

    /// <summary>Translates a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The tag of its language.</param>
    /// <param name="to">The tag of the language that is wanted.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The translation; null where the machine does not know one of the languages, cannot be reached or does not answer in time.</returns>
    Task<string?> TranslateAsync(string text, string from, string to, CancellationToken cancellation);
}
