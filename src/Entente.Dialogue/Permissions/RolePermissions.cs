using Entente.Dialogue.Participants;
using static Entente.Dialogue.Permissions.Permission;

namespace Entente.Dialogue.Permissions;

/// <summary>The table of roles: who may do what. Least privilege: who leads takes no stance, who takes stances does not moderate, and only a facilitator opens what was sealed.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<Role, Permission[]> Table = new()
    {
        [Role.Convener] = [Read, Convene, Lead, Moderate, Annotate, SeeOverlap, Preside, Export],
        [Role.Facilitator] = [Read, Lead, Moderate, Submit, Annotate, ReadSealed, SeeOverlap, OpenCaucus, Draft, Preside, Export],
        [Role.Delegate] = [Read, Submit, Annotate, TakeStance, Mirror, StateLimit, SeeOverlap, OpenCaucus, Negotiate, Adopt],
        [Role.Expert] = [Read, Submit, Annotate, SeeOverlap],
        [Role.Observer] = [Read],
    };

    /// <summary>Whether a role may do something.</summary>
    /// <param name="role">The role.</param>
    /// <param name="permission">What it would do.</param>
    public static bool Allows(Role role, Permission permission) => Table[role].Contains(permission);

    /// <summary>The roles that may do something, in the order of the enumeration.</summary>
    /// <param name="permission">What they would do.</param>
    public static IEnumerable<Role> Holding(Permission permission) => Enum.GetValues<Role>().Where(role => Allows(role, permission));
}
