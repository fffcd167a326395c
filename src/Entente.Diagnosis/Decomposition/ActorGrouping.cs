using System.Collections.Frozen;
using Entente.Records;
using Entente.Records.States;

namespace Entente.Diagnosis.Decomposition;

/// <summary>A division of the actors into groups by which a change is decomposed.</summary>
/// <param name="Name">What the division is called.</param>
/// <param name="GroupOf">The group of an actor; null puts it with <see cref="None"/>.</param>
public sealed record ActorGrouping(string Name, Func<Actor, string?> GroupOf)
{
    /// <summary>The group of the actors that belong to none.</summary>
    public const string None = "none";

    /// <summary>The group of the founders in <see cref="Origin"/>.</summary>
    public const string Founders = "founders";

    /// <summary>The group of former colonies that joined later in <see cref="Origin"/>.</summary>
    public const string FormerColonies = "former colonies";

    /// <summary>The group of the other states that joined later in <see cref="Origin"/>.</summary>
    public const string OtherNewcomers = "other newcomers";

    // Not original members by the date of the code, but holders of an original member's seat.
    private static readonly FrozenSet<string> FoundersSeats = new[] { "CHN", "TWN" }.ToFrozenSet(StringComparer.Ordinal);

    // Members admitted after 1945 whose territory in 1945 was a colony, protectorate, mandate, trust territory or overseas part of another
    // state, or was occupied as a former one (Libya, Eritrea, Somalia): the list of the United Nations of Trust and Non-Self-Governing
    // Territories 1945–1999, with the territories that it leaves to other chapters (Pakistan, Bangladesh, Burma, Ceylon, Israel, Jordan,
    // Indonesia, Indochina, the Gulf states, Sudan). Korea, ruled by Japan until August 1945, counts as a former colony too.
    private static readonly FrozenSet<string> AdmittedFormerColonies = (
        "BHS JAM TTO BRB DMA GRD LCA VCT ATG KNA BLZ GUY SUR MLT CYP "
        + "CPV STP GNB GNQ GMB MLI SEN BEN MRT NER CIV GIN BFA SLE GHA TGO CMR NGA GAB CAF TCD COG COD UGA KEN TZA ZAN BDI RWA SOM DJI ERI "
        + "AGO MOZ ZMB ZWE MWI NAM LSO BWA SWZ MDG COM MUS SYC MAR DZA TUN LBY SDN SSD "
        + "JOR ISR YMD KWT BHR QAT ARE KOR PRK PAK BGD MMR LKA MDV KHM LAO VNM MYS SGP BRN IDN TLS "
        + "PNG VUT SLB KIR TUV FJI TON NRU MHL PLW FSM WSM").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The regional groups of the United Nations, as the actor has them or else as its code says.</summary>
    public static ActorGrouping Region { get; } = new("region", actor =>
        actor.Groups.TryGetValue(DeclaredGroups.Region, out var region) ? region : StateDirectory.Find(actor.Code)?.Region?.Name());

    /// <summary>
    /// Founders (original members of the United Nations of 1945, by seat: China's under both codes), former colonies that were admitted later, and other
    /// states that were. A founder that had been a colony (India, the Philippines, Lebanon, Syria) is a founder.
    /// </summary>
    public static ActorGrouping Origin { get; } = new("origin", OriginOf);

    /// <summary>The groups of a grouping that the actors carry in their declared groups.</summary>
    /// <param name="grouping">The name of the grouping, such as <c>region</c>.</param>
    public static ActorGrouping Declared(string grouping) => new(grouping, actor => actor.Groups.GetValueOrDefault(grouping));

    private static string? OriginOf(Actor actor)
    {
        if (FoundersSeats.Contains(actor.Code)) return Founders;
        if (AdmittedFormerColonies.Contains(actor.Code)) return FormerColonies;
        if (StateDirectory.Find(actor.Code)?.MemberFrom is not { } from) return null;
        return from.Year <= 1945 ? Founders : OtherNewcomers;
    }
}
