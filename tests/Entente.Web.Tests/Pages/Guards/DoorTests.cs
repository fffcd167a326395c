using System.Net.Sockets;
using System.Text;
using Entente.Web.Hardening;
using Entente.Web.Observatory;
using Entente.Web.Sessions;
using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages.Guards;

/// <summary>What is refused at the door costs the server nothing: no body is waited for, and no more accounts are made at a page than elsewhere.</summary>
public sealed class DoorTests(GuardedServer guarded) : IClassFixture<GuardedServer>
{
    [Theory]
    [InlineData("/en/observatory", "observer", "403")]
    [InlineData("/en/observatory/treaties/work", "observer", "403")]
    [InlineData("/en/dialogues/new", "observer", "403")]
    [InlineData("/en/observatory", null, "401")]
    [InlineData("/en/dialogues/talk/statements", null, "401")]
    public async Task A_body_is_not_waited_for_where_its_sender_may_not_send_it(string path, string? role, string status)
    {
        using var talk = await guarded.TalkAsync();
        using var line = new TcpClient();
        await line.ConnectAsync(guarded.Address.Host, guarded.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = line.GetStream();
        var cookie = role is null ? "" : $"Cookie: {SessionCookie.Name}={talk.Visitors[role].Person!.Token}\r\n";

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: {guarded.Address.Authority}\r\n{cookie}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 50000\r\n\r\n--x\r\n"), TestContext.Current.CancellationToken);

        using var reader = new StreamReader(stream);
        Assert.StartsWith($"HTTP/1.1 {status}", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Devices_come_in_by_a_page_no_faster_than_elsewhere()
    {
        await using var workbench = await Workbench.StartAsync(options => options with { RateLimits = new RateLimitOptions { Devices = new RateLimit(0.0001, 2) } });
        using var convener = await Person.RegisterAsync(workbench.Address, "convener of devices");
        await convener.DoAsync("POST", "dialogues", new { id = "many-devices", title = "Open", purpose = "A test.", language = "en", rules = new { openness = "open", allowsAnonymous = true, attribution = "anonymous" } }, 201);
        var statuses = new List<int>();
        for (var device = 0; device < 4; device++)
        {
            using var visitor = new Visitor(workbench.Address);
            statuses.Add((await visitor.SendAsync("/en/join/many-devices", [("language", "en")])).Status);
        }

        Assert.Equal([303, 303, 429, 429], statuses);
    }

    [Fact]
    public async Task Whoever_looks_at_every_pair_of_states_does_not_fill_the_memory()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, """{"record":{"name":"Talks"}}""", TestContext.Current.CancellationToken);
            var document = AnalysisDocument.Read(path);
            for (var pair = 0; pair < 600; pair++)
                document.Part($"pair {pair}", []);

            Assert.Same(document.Part("pair 1", []), document.Part("pair 1", []));
            Assert.NotSame(document.Part("pair 599", []), document.Part("pair 599", []));
            Assert.Contains("Talks", document.Part("pair 599", []), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
