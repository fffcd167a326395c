using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Entente.TestKit;
using Entente.Web.Observatory;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Pages.Observatory;

/// <summary>A server whose observatory is worked by the built command, or by an analyst of a test's own.</summary>
internal static class ObservedServer
{
    /// <summary>The command as it was built beside these tests.</summary>
    public static CommandAnalyst Command { get; } = new("dotnet", BuiltCommand.Program);

    public static string Sample => Path.Combine(SharedData.Repository, "samples", "treaties");

    public static Task<Workbench> StartAsync(IAnalyst? analyst = null, string? folder = null, Func<WorkbenchOptions, WorkbenchOptions>? options = null) =>
        Workbench.StartAsync(options, services: services => services.AddSingleton(analyst ?? Command), folder: folder);

    /// <summary>The page of an address once it is computed.</summary>
    public static async Task<string> FinishedAsync(Workbench server, string path)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            using var answer = await server.Client.GetAsync(path, TestContext.Current.CancellationToken);
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            if (answer.StatusCode != HttpStatusCode.Accepted)
            {
                Assert.True(answer.StatusCode == HttpStatusCode.OK && !text.Contains("The computation failed", StringComparison.Ordinal), $"{path} gave {answer.StatusCode}: {text}");
                return text;
            }

            Assert.True(answer.Headers.Contains("Refresh"));
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{path} was not computed.");
    }

    /// <summary>Uploads a file as somebody with a token, or as nobody.</summary>
    public static async Task<(HttpStatusCode Status, string Body, string? Location)> UploadAsync(Workbench server, string? token, string name, string content)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(content));
        form.Add(file, "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/en/observatory") { Content = form };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), answer.Headers.Location?.ToString());
    }

    /// <summary>The text of a page without its tags.</summary>
    public static string Plain(string html) => Regex.Replace(Regex.Replace(html, "<[^>]+>", " ", RegexOptions.None, TimeSpan.FromSeconds(5)), @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(5));
}
