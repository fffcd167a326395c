using Entente.Dialogue.Rounds;
using Entente.Records;

namespace Entente.Dialogue.Templates;

/// <summary>A dialogue to begin from: rules, a purpose to adapt, a first round and an agenda.</summary>
/// <remarks>To convene from it, send <see cref="ConveneDialogue"/> with its rules and its identifier, and then <see cref="OpenRound"/> with its first round.</remarks>
/// <param name="Id">Its identifier, kept for good: what was convened from it names it.</param>
/// <param name="Name">What it is called, in English.</param>
/// <param name="Description">When to take it, in English.</param>
/// <param name="Purpose">A purpose to adapt, in English.</param>
/// <param name="Rules">The rules of the room.</param>
/// <param name="FirstRound">The round to open first.</param>
/// <param name="Agenda">What to take up, in order: that of the goal levels.</param>
public sealed record DialogueTemplate(
    string Id, string Name, string Description, string Purpose, DialogueRules Rules, OpenRound FirstRound, IReadOnlyList<AgendaSuggestion> Agenda);

/// <summary>A suggestion for the agenda.</summary>
/// <param name="Id">Its identifier within the template, by which translations are found.</param>
/// <param name="Level">The goal level; null for what comes before any.</param>
/// <param name="Text">What to take up, in English.</param>
public sealed record AgendaSuggestion(string Id, GoalLevel? Level, string Text);
