using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Accounts;

/// <summary>A key of data protection: what signs antiforgery tokens and the state of a sign-in at an institution.</summary>
internal sealed class ProtectionKeyRow
{
    /// <summary>The key's name.</summary>
    public required string Name { get; set; }

    /// <summary>The key, as data protection writes it.</summary>
    public required string Xml { get; set; }
}

/// <summary>Keeps the keys of data protection with the accounts, so that several processes on one database share them.</summary>
internal sealed class ProtectionKeys(AccountsDatabase database) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var accounts = database.Open();
        return [.. accounts.ProtectionKeys.AsNoTracking().Select(row => row.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        using var accounts = database.Open();
        accounts.ProtectionKeys.Add(new ProtectionKeyRow { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        accounts.SaveChanges();
    }
}
