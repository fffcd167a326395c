using Entente.Dialogue.Limits;
using Entente.Dialogue.Parties;

namespace Entente.Dialogue;

/// <content>Interests and red lines.</content>
public sealed partial class DialogueState
{
    /// <summary>Interests and red lines of all parties in the order they were stated, withdrawn ones included. What is under seal is for the party itself and for
    /// facilitators; questions leave it out for everybody else.</summary>
    public Register<Limit> Limits { get; } = [];

    /// <summary>The parties that said they have nothing to state openly.</summary>
    public Register<PartyId> WithoutOpenLimits { get; } = [];

    internal int PlaceOf(PartyId party, int number)
    {
        for (var place = 0; place < Limits.Count; place++)
        {
            if (Limits[place].Party == party && Limits[place].Number == number)
                return place;
        }
        return -1;
    }
}
