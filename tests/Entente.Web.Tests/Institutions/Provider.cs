using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Entente.Web.Tests.Institutions;

/// <summary>A real OpenID Connect provider (OpenIddict) on a free port of this machine. Whoever comes is signed in as <see cref="Subject"/>.</summary>
public sealed class Provider : IAsyncLifetime
{
    public const string Amina = "amina@ministry.example";
    public const string ClientSecret = "a secret between the institution and the workbench";

    private readonly string _folder = Directory.CreateTempSubdirectory("entente-provider-").FullName;
    private readonly RSA _rsa = RSA.Create(2048);
    private WebApplication? _app;

    public string Subject { get; set; } = Amina;

    public Uri Address => new(_app!.Urls.First());

    internal SigningCredentials Signing => new(new RsaSecurityKey(_rsa) { KeyId = "the key" }, SecurityAlgorithms.RsaSha256);

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthentication();
        builder.Services.AddDbContext<ProviderContext>(options => options.UseSqlite($"Data Source={Path.Combine(_folder, "provider.db")};Pooling=False").UseOpenIddict());
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<ProviderContext>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.AddEphemeralEncryptionKey().AddSigningCredentials(Signing);
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
            });
        var app = _app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/connect/authorize", () =>
        {
            var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
            identity.SetClaim(Claims.Subject, Subject);
            identity.SetScopes(Scopes.OpenId);
            return Results.SignIn(new ClaimsPrincipal(identity), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        });
        await using (var scope = app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<ProviderContext>().Database.EnsureCreatedAsync();
        await app.StartAsync();
    }

    /// <summary>Tells the provider about a workbench.</summary>
    public async Task RegisterAsync(string clientId, Uri redirect)
    {
        await using var scope = _app!.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = clientId,
            ClientSecret = ClientSecret,
            ConsentType = ConsentTypes.Implicit,
            RedirectUris = { redirect },
            Permissions = { Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        _rsa.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class ProviderContext(DbContextOptions<ProviderContext> options) : DbContext(options);
}
