using System.Net;
using System.Text.Json.Nodes;
using Entente.Web.Translation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Entente.Web.Tests.Translation;

public sealed class LibreTranslatorTests
{
    private static readonly TranslationOptions There = new() { Server = new Uri("http://127.0.0.1:5000/"), Key = "secret" };

    [Fact]
    public async Task It_asks_as_LibreTranslate_wants_to_be_asked_and_gives_the_answer()
    {
        using var machine = new Machine(HttpStatusCode.OK, """{"translatedText":"نص","alternatives":[]}""");

        Assert.Equal("نص", await Of(machine, There).TranslateAsync("A text.", "en-GB", "ar", default));

        var asked = JsonNode.Parse(machine.Asked!)!;
        Assert.Equal("http://127.0.0.1:5000/translate", machine.Address);
        Assert.Equal(["A text.", "en", "ar", "text", "secret"], new[] { "q", "source", "target", "format", "api_key" }.Select(key => (string?)asked[key]));
    }

    [Fact]
    public async Task Where_none_is_set_up_nothing_leaves_this_server()
    {
        using var machine = new Machine(HttpStatusCode.OK, """{"translatedText":"x"}""");
        var translator = Of(machine, new TranslationOptions());

        Assert.False(translator.IsThere);
        Assert.Null(await translator.TranslateAsync("A text.", "en", "ar", default));
        Assert.Null(machine.Asked);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, """{"error":"xx is not supported"}""")]
    [InlineData(HttpStatusCode.OK, "no JSON")]
    [InlineData(HttpStatusCode.OK, """{"translatedText":["a"]}""")]
    [InlineData(HttpStatusCode.OK, """{"translatedText":""}""")]
    [InlineData(HttpStatusCode.OK, "[]")]
    public async Task An_answer_that_is_none_gives_none(HttpStatusCode status, string body)
    {
        using var machine = new Machine(status, body);

        Assert.Null(await Of(machine, There).TranslateAsync("A text.", "en", "ar", default));
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        using var machine = new Machine(HttpStatusCode.OK, $$"""{"translatedText":"{{new string('x', 300 * 1024)}}"}""");

        Assert.Null(await Of(machine, There).TranslateAsync("A text.", "en", "ar", default));
    }

#pragma warning disable CA2000 // The handler is the test's, and needs no closing.
    private static LibreTranslator Of(Machine machine, TranslationOptions options) => new(new HttpClient(machine, disposeHandler: false), options, NullLogger<LibreTranslator>.Instance);
#pragma warning restore CA2000

    private sealed class Machine(HttpStatusCode status, string body) : HttpMessageHandler
    {
        public string? Asked { get; private set; }

        public string? Address { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (Asked, Address) = (await request.Content!.ReadAsStringAsync(cancellationToken), request.RequestUri!.ToString());
            return new HttpResponseMessage(status) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        }
    }
}
