using Entente.Web.Accounts;
using Entente.Web.Configuration;
using Entente.Web.Dialogues;
using Entente.Web.Hardening;
using Entente.Web.Institutions;
using Entente.Web.Observatory;
using Entente.Web.Operations;
using Entente.Web.Pages;
using Entente.Web.Passkeys;
using Entente.Web.Problems;
using Entente.Web.Sessions;
using Entente.Web.Translation;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Entente.Web;

/// <summary>The workbench over HTTP.</summary>
public static class WorkbenchServer
{
    /// <summary>Builds a server; <c>StartAsync</c> makes or migrates its database and begins to listen.</summary>
    /// <param name="options">What it was told.</param>
    /// <param name="configuration">All settings, for the framework's own sections (<c>Kestrel</c>, <c>Logging</c>) and the other parts; null for none.</param>
    /// <param name="services">Registers more, or replaces what is registered, such as the clock in tests.</param>
    /// <param name="endpoints">Maps more.</param>
    /// <exception cref="ConfigurationFaultException">The data folder cannot be used.</exception>
    public static WebApplication Build(WorkbenchOptions options, IConfiguration? configuration = null, Action<WebApplicationBuilder>? services = null, Action<WebApplication>? endpoints = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        DataFolder.Prepare(options.Storage.Folder);
        // An empty builder: no settings from the current folder, no logging or middleware that was not chosen here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WorkbenchServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        if (configuration is not null) builder.Configuration.AddConfiguration(configuration);
        Listen(builder, options);
        builder.Logging.AddLogRules(builder.Configuration);
        AddServices(builder, options);
        builder.AddTelemetry(options.Telemetry);
        builder.AddDialogues(options);
        services?.Invoke(builder);
        var app = builder.Build();
        Use(app, options);
        Map(app);
        endpoints?.Invoke(app);
        return app;
    }

    private static void Listen(WebApplicationBuilder builder, WorkbenchOptions options)
    {
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Configure(builder.Configuration.GetSection("Kestrel"));
            kestrel.AllowSynchronousIO = false;
            var limits = kestrel.Limits;
            limits.MaxRequestBodySize = options.Limits.BodyBytes;
            limits.MaxConcurrentConnections = options.Limits.Connections;
            limits.MaxConcurrentUpgradedConnections = 0;
            limits.MaxRequestHeaderCount = 64;
            limits.MaxRequestHeadersTotalSize = 16 * 1024;
            limits.MaxRequestLineSize = 4 * 1024;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
            limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Limits.ShutdownTime);
        builder.Services.AddSystemd();
    }

    private static void AddServices(WebApplicationBuilder builder, WorkbenchOptions options)
    {
        var services = builder.Services;
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => JsonRules.Apply(json.SerializerOptions, options.Limits.JsonDepth));
        services.AddRouting();
        // How large a form may be, its endpoint says; files of one have no limit besides.
        services.Configure<FormOptions>(forms => forms.MultipartBodyLengthLimit = long.MaxValue);
        services.AddHostFiltering(hosts =>
        {
            hosts.AllowedHosts = [.. options.AllowedHosts];
            hosts.AllowEmptyHosts = false;
            hosts.IncludeFailureMessage = false;
        });
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = options.Limits.RequestTime });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = "X-Entente-Antiforgery";
            antiforgery.Cookie.Name = "entente-antiforgery";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<RateLimits>();
        services.AddHealthChecks().AddCheck<AccountsHealth>("accounts");
        services.AddApiDescription();
        services.AddPages();
        services.AddSingleton<ITranslator>(provider => new LibreTranslator(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }), options.Translation, provider.GetRequiredService<ILogger<LibreTranslator>>()));
        services.AddSingleton<MachineTranslations>();
        services.AddObservatory();
        AddIdentity(services, options);
    }

    private static void AddIdentity(IServiceCollection services, WorkbenchOptions options)
    {
        services.AddSingleton<AccountsDatabase>(_ => new AccountsDatabase(options.Storage));
        services.AddHostedService(provider => provider.GetRequiredService<AccountsDatabase>());
        services.AddScoped<AccountsContext>(provider => provider.GetRequiredService<AccountsDatabase>().Open());
        services.AddIdentityCore<AccountUser>(identity =>
        {
            identity.User.AllowedUserNameCharacters = "";
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        }).AddEntityFrameworkStores<AccountsContext>();
        services.AddScoped<ILookupNormalizer, PersonName>();
        services.AddSingleton<IPasswordHasher<AccountUser>, PasswordHasher<AccountUser>>();
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = options.Identity.PasswordRounds);
        services.AddSingleton<Passwords>().AddSingleton<SignInGuard>().AddSingleton<SessionRegister>();
        services.AddScoped<AccountRegister>().AddScoped<IAccounts>(provider => provider.GetRequiredService<AccountRegister>());
        services.AddScoped<IPasskeyHandler<AccountUser>, PasskeyHandler<AccountUser>>().AddScoped<PasskeyCeremonies>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // The passkey is the whole proof, so it must know its owner and be found without a name.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AttestationConveyancePreference = "none";
            passkeys.ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && CrossSite.IsOwn(origin.HttpContext.Request, origin.Origin));
        });
        services.AddInstitutions(options.Institutions);
        services.AddHostedService<SessionSweep>();
        services.AddDataProtection().SetApplicationName("entente");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            keys => keys.XmlRepository = new ProtectionKeys(provider.GetRequiredService<AccountsDatabase>())));
    }

    private static void Use(WebApplication app, WorkbenchOptions options)
    {
        // Authentication is the session middleware's; the framework's own, which every request would pay for, is not put in front by itself.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseSecurityHeaders();
        app.UseMiddleware<FailureMiddleware>();
        if (!options.TrustedProxies.IsEmpty)
        {
            var forwarded = new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
                ForwardLimit = null,
            };
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in options.TrustedProxies) forwarded.KnownIPNetworks.Add(proxy);
            app.UseForwardedHeaders(forwarded);
        }

        app.UsePagePacking();
        app.UseHostFiltering();
        app.UseStrictTransport();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseMiddleware<SessionMiddleware>();
        app.UsePageLanguages();
        app.UsePageForms();
    }

    private static void Map(WebApplication app)
    {
        Health.Map(app);
        ApiDescription.Map(app);
        var api = app.MapGroup("/api/v1");
        AccountEndpoints.Map(api);
        SessionEndpoints.Map(api);
        PasskeyEndpoints.Map(api);
        api.MapDialogues();
        InstitutionEndpoints.Map(app, api);
        app.MapPages();
    }
}
