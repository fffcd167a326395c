using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Logging;

namespace Entente.Web.Tests.Operations;

public sealed class LogTests
{
    private const string Name = "Xenophon the Unmistakable";
    private const string ClientAddress = "203.0.113.77";

    [Theory]
    [InlineData(LogLevel.Information)]
    [InlineData(LogLevel.Trace)]
    public async Task No_name_password_token_or_address_is_ever_logged(LogLevel level)
    {
        await using var workbench = await Workbench.StartAsync(options => options with { TrustedProxies = [IPNetwork.Parse("127.0.0.0/8")] }, logged: level);
        workbench.Client.DefaultRequestHeaders.Add("X-Forwarded-For", ClientAddress);

        var token = await workbench.RegisterAsync(Name);
        (await workbench.SignInAsync(Name, "a wrong password entirely")).Dispose();
        (await workbench.SignInAsync(Name, Workbench.Password)).Dispose();
        (await workbench.SendAsync(HttpMethod.Get, "/api/v1/sessions", token)).Dispose();
        (await workbench.SendAsync(HttpMethod.Post, "/api/v1/me/password", token, new { current = Workbench.Password, @new = "yet another password" })).Dispose();
        (await workbench.Client.PostAsJsonAsync("/api/v1/accounts", new { name = Name, password = Workbench.Password, extra = Workbench.Password })).Dispose();
        (await workbench.SendAsync(HttpMethod.Post, "/api/v1/accounts", body: new { name = Name, password = Workbench.Password })).Dispose();
        var (browser, cookies) = workbench.NewBrowser();
        (await browser.PostAsJsonAsync("/api/v1/sessions", new { name = Name, password = "yet another password", cookie = true })).Dispose();
        (await browser.DeleteAsync("/api/v1/me")).Dispose();
        (await workbench.SendAsync(HttpMethod.Delete, "/api/v1/me", token)).Dispose();

        var log = workbench.Log.Text;
        Assert.All([Name, "Unmistakable", Workbench.Password, "wrong password entirely", "yet another", token, token[4..24], cookies["entente-session"]!, ClientAddress],
            secret => Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase));
        if (level == LogLevel.Trace) Assert.Contains("Trace ", log, StringComparison.Ordinal);
    }
}
