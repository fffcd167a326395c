using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Web.Accounts;
using Entente.Web.Configuration;
using Entente.Web.Hardening;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Web.Tests;

/// <summary>A real server on a free port of this machine with a data folder of its own, and what it logged.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";

    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly bool _keepsFolder;

    private Workbench(WebApplication app, string folder, FakeTimeProvider clock, LogCapture log, bool keepsFolder)
    {
        (_app, _folder, Clock, Log, _keepsFolder) = (app, folder, clock, log, keepsFolder);
        Address = new Uri(app.Urls.First());
        Client = NewClient();
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public FakeTimeProvider Clock { get; }

    public LogCapture Log { get; }

    public string Folder => _folder;

    public IServiceProvider Services => _app.Services;

    public WebApplication App => _app;

    /// <summary>Options under which tests are quick: passwords cost little, and nothing is limited unless a test is about limits.</summary>
    public static WorkbenchOptions Quick(string folder) => new()
    {
        Urls = ["http://127.0.0.1:0"],
        Storage = new StorageOptions { Folder = folder },
        Identity = new AccountOptions { OpenRegistration = true, PasswordRounds = 10 },
        RateLimits = new RateLimitOptions { Enabled = false },
    };

    public static async Task<Workbench> StartAsync(
        Func<WorkbenchOptions, WorkbenchOptions>? options = null, Action<WebApplication>? endpoints = null, Action<IServiceCollection>? services = null, string? folder = null, LogLevel logged = LogLevel.Information)
    {
        // Browsers compare the ends of cookies with the real time, so the clock begins there; it moves only when a test moves it.
        var (clock, log) = (new FakeTimeProvider(TimeProvider.System.GetUtcNow()), new LogCapture());
        var keeps = folder is not null;
        folder ??= Directory.CreateTempSubdirectory("entente-web-").FullName;
        var plain = Quick(folder);
        var app = WorkbenchServer.Build(options?.Invoke(plain) ?? plain, services: builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Logging.ClearProviders().AddProvider(log);
            if (logged < LogLevel.Information)
                builder.Services.Configure<LoggerFilterOptions>(filter =>
                {
                    filter.Rules.Clear();
                    filter.MinLevel = logged;
                });
            services?.Invoke(builder.Services);
        }, endpoints: endpoints);
        await app.StartAsync();
        return new Workbench(app, folder, clock, log, keeps);
    }

    /// <summary>A client without cookies; redirects are not followed.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A client that keeps cookies as a browser does.</summary>
    public (HttpClient Client, CookieJar Cookies) NewBrowser()
    {
        var cookies = new CookieJar();
        return (new HttpClient(cookies) { BaseAddress = Address }, cookies);
    }

    /// <summary>Makes an account and gives its token.</summary>
    public async Task<string> RegisterAsync(string name)
    {
        using var answer = await Client.PostAsJsonAsync("/api/v1/accounts", new { name, password = Password });
        return (await JsonAsync(answer)).GetProperty("token").GetString()!;
    }

    public Task<HttpResponseMessage> SignInAsync(string name, string password) => Client.PostAsJsonAsync("/api/v1/sessions", new { name, password });

    /// <summary>Sends a request with a token.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? token = null, object? body = null)
    {
        var request = new HttpRequestMessage(method, address);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null) request.Content = JsonContent.Create(body);
        return Client.SendAsync(request);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    /// <summary>The slug of the problem in an answer.</summary>
    public static async Task<string> ProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await JsonAsync(answer);
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem.GetProperty("type").GetString()!["urn:entente:problem:".Length..];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (!_keepsFolder) Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Keeps every line that is logged, with what its template was filled with.</summary>
internal sealed class LogCapture : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(LogCapture capture, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            capture._lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
