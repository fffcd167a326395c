using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Entente.Web.Pages.Participants;

/// <summary>What a packet is bound to: an account, a dialogue, a round, the texts as they were printed, and the stances that stood
/// then.</summary>
/// <param name="Account">The account that took it along.</param>
/// <param name="Dialogue">The dialogue.</param>
/// <param name="Round">The number of the round.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Print">The print of what it tells.</param>
/// <param name="Versions">For each statement the version of the party's stance when the packet was made; 0 for none.</param>
internal sealed record PacketSeal(
    string Account, string Dialogue, int Round, DateTimeOffset Until, string Print, IReadOnlyDictionary<int, int> Versions)
{
    /// <summary>How long a packet can be handed in.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(72);

    /// <summary>The seal as text that cannot be altered or made elsewhere.</summary>
    public string Written(IDataProtectionProvider protection) => ProtectorOf(protection).Protect(JsonSerializer.Serialize(this));

    /// <summary>Reads a seal.</summary>
    /// <returns>Null for one that this server did not make.</returns>
    public static PacketSeal? Read(IDataProtectionProvider protection, string? written)
    {
        try
        {
            return string.IsNullOrEmpty(written)
                ? null : JsonSerializer.Deserialize<PacketSeal>(ProtectorOf(protection).Unprotect(written));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    // The end stands within, by the server's own clock, so that a packet that has ended is told from one that was altered.
    private static IDataProtector ProtectorOf(IDataProtectionProvider protection) => protection.CreateProtector("Entente.Packet.1");
}
