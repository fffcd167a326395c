using System.Globalization;
using Entente.Dialogue;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Storage;
using PersonKey = Entente.Dialogue.Personal.PersonKey;

namespace Entente.Cluster.Live;

/// <summary>The keys of one dialogue's persons, in memory while it lives, and a note of those that must be made before an event can be written.</summary>
/// <remarks>Sealing never waits: for a person whose keys are not at hand it notes that, and the event is written again once they are.</remarks>
internal sealed class Keyring : IPersonalCipher
{
    // In an open dialogue people come in crowds: one transaction makes the keys of the next ones too.
    private const int NextOnes = 32;
    private readonly DialogueId _dialogue;
    private readonly PersonalCipher _cipher;
    private readonly HashSet<string> _ready = new(StringComparer.Ordinal);

    private Keyring(DialogueId dialogue, PersonalCipher cipher) => (_dialogue, _cipher) = (dialogue, cipher);

    /// <summary>The names of keys that were wanted for sealing and are not at hand.</summary>
    public HashSet<string> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>Seals with the keys that are there, for what holds no texts of newcomers: a state that was folded from the log.</summary>
    public IPersonalCipher Loaded => _cipher;

    public static async Task<Keyring> LoadAsync(IPersonKeys keys, DialogueId dialogue, CancellationToken cancellation) =>
        new(dialogue, await PersonalCipher.LoadAsync(keys, dialogue, cancellation));

    /// <summary>Makes keys that were missing, and has them at hand.</summary>
    /// <param name="missing">Their names.</param>
    /// <param name="state">The dialogue, to tell who is new.</param>
    public async Task MakeAsync(string[] missing, DialogueState state)
    {
        var persons = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in missing)
        {
            persons.Add(name);
            var person = int.Parse(name.Split('/')[^2], CultureInfo.InvariantCulture);
            if (person <= state.Participants.Count)
                continue;
            var until = state.Rules.Openness == Openness.Open ? person + NextOnes : person + 1;
            for (var next = person; next < until; next++)
                persons.UnionWith([Name(next, PersonalAspect.Identity), Name(next, PersonalAspect.Words)]);
        }
        await _cipher.PrepareAsync(persons, CancellationToken.None);
        _ready.UnionWith(persons);
    }

    /// <summary>Destroys the keys of those who were erased.</summary>
    public async Task DestroyAsync(IEnumerable<Participant> erased)
    {
        foreach (var person in erased)
        {
            await _cipher.DestroyAsync(Name(person.Id.Number, PersonalAspect.Identity), CancellationToken.None);
            if (person.Erased == ErasureScope.IdentityAndWords)
                await _cipher.DestroyAsync(Name(person.Id.Number, PersonalAspect.Words), CancellationToken.None);
        }
    }

    /// <summary>The names of the keys that must not be there any more.</summary>
    public static IEnumerable<string> ToDestroy(DialogueId dialogue, Participant erased)
    {
        yield return PersonKey.Of(dialogue, erased.Id, PersonalAspect.Identity);
        if (erased.Erased == ErasureScope.IdentityAndWords)
            yield return PersonKey.Of(dialogue, erased.Id, PersonalAspect.Words);
    }

    public byte[] Seal(string person, ReadOnlySpan<byte> plain)
    {
        if (_ready.Contains(person))
            return _cipher.Seal(person, plain);
        Missing.Add(person);
        return [];
    }

    public byte[]? Open(string person, ReadOnlySpan<byte> sealedText) => _cipher.Open(person, sealedText);

    private string Name(int person, PersonalAspect aspect) => PersonKey.Of(_dialogue, new ParticipantId(person), aspect);
}
