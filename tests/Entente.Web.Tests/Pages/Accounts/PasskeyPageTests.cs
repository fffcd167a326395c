using System.Net;
using Entente.Web.Tests.Dialogues;
using Microsoft.Playwright;

namespace Entente.Web.Tests.Pages.Accounts;

public sealed class PasskeyPageTests
{
    [Fact]
    public async Task A_passkey_is_added_signs_in_and_is_removed()
    {
        await using var server = await DialogueServer.StartAsync();
        await using var chromium = await ChromiumBrowser.StartAsync();
        var page = await SitAsync(chromium, server);
        await page.GotoAsync("/en/sign-in");
        await FinishedTalk.SendAsync(page, "/register", null, ("name", "carla"), ("password", "correct horse battery staple"));

        await page.GotoAsync("/en/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/en/account?said=passkeyAdded");
        Assert.Contains("The passkey is added.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await FinishedTalk.SendAsync(page, "/sign-out");
        await page.GotoAsync("/ar/sign-in?next=/account");
        Assert.Equal(0, await ChromiumBrowser.OverflowAsync(page));
        Assert.Empty(await ChromiumBrowser.ViolationsAsync(page));
        await page.Locator("[data-passkey] button").ClickAsync();
        await page.WaitForURLAsync("**/ar/account");

        Assert.Contains("carla", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await ChromiumBrowser.ViolationsAsync(page));
        Assert.Empty(chromium.Complaints);

        // The authenticator still has it; the server no longer believes it, and says so on the page.
        await FinishedTalk.SendAsync(page, "/account/passkeys/removal");
        await FinishedTalk.SendAsync(page, "/sign-out");
        await page.GotoAsync("/en/sign-in");
        await page.Locator("[data-passkey] button").ClickAsync();
        await page.Locator("[data-passkey] [role=status]").Filter(new() { HasText = "passkey" }).WaitForAsync();
        Assert.EndsWith("/en/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_scripts_nothing_of_passkeys_is_offered_and_passwords_go_on_working()
    {
        await using var server = await DialogueServer.StartAsync();
        await using var chromium = await ChromiumBrowser.StartAsync();
        var page = await chromium.SitAsync(server.Address, scripts: false);

        await page.GotoAsync("/en/sign-in?next=/account");
        Assert.False(await page.Locator("[data-passkey]").IsVisibleAsync());
        await FinishedTalk.SendAsync(page, "/register", null, ("name", "carla"), ("password", "correct horse battery staple"));

        Assert.EndsWith("/en/account", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("asskey", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_that_one_does_not_have_is_not_removed()
    {
        await using var server = await DialogueServer.StartAsync();
        using var reader = await PageReader.RegisterAsync(server.Address, "carla");
        await reader.OpenAsync("/en/account");

        foreach (var passkey in new[] { "AAAA", "no base64!", "" })
        {
            var (status, _, page) = await reader.SendAsync("/en/account/passkeys/removal", ("passkey", passkey));
            Assert.Equal(HttpStatusCode.NotFound, status);
            Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        }
    }

    // A passkey belongs to a name, which an address of numbers is not.
    private static async Task<IPage> SitAsync(ChromiumBrowser chromium, DialogueServer server)
    {
        var page = await chromium.SitAsync(new UriBuilder(server.Address) { Host = "localhost" }.Uri);
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return page;
    }
}
