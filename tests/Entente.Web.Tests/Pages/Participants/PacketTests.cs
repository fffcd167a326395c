using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Web.Tests.Pages.Participants;

public sealed class PacketTests
{
    private const string Packet = $"{SeaTalk.Room}/packet";

    [Fact]
    public async Task A_packet_is_taken_along_filled_in_and_handed_in_once()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var browser = await talk.DelegateAsync(1);
        var file = await browser.FileAsync($"{Packet}.txt");
        Assert.Contains("# Ships announce exercises.", file, StringComparison.Ordinal);
        var filled = Fill(file, ("1", "+ (2)"), ("2", "~ Except in storms."), ("3", "！（３）Never.")).ReplaceLineEndings("\r\n");
        await browser.OpenAsync(Packet);

        Assert.Equal(HttpStatusCode.OK, await browser.SubmitAsync(Packet, ("text", filled)));
        Assert.Contains("The packet was handed in", browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync($"{SeaTalk.Room}/turn?statement=2");
        Assert.Contains("Except in storms.", browser.Page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Conflict, await browser.SubmitAsync(Packet, ("text", filled)));
        Assert.Contains("was handed in already", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_that_holds_a_packet_can_be_handed_in_as_well()
    {
        await using var talk = await SeaTalk.StartAsync(third: "A line with <pre id=\"packet\">1: +</pre> in it & more.");
        using var browser = await talk.DelegateAsync(1);
        var file = await browser.FileAsync($"{Packet}.html");
        await browser.OpenAsync(Packet);

        Assert.Equal(HttpStatusCode.OK, await browser.SubmitAsync(Packet, ("text", Fill(file, ("3", "-")))));
        Assert.Contains("1 of 3", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packet_that_was_altered_or_belongs_to_others_is_refused()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var ann = await talk.DelegateAsync(1);
        using var bo = await talk.DelegateAsync(2, "Bo");
        var filled = Fill(await ann.FileAsync($"{Packet}.txt"), ("1", "+"));
        await ann.OpenAsync(Packet);
        await bo.OpenAsync(Packet);

        Assert.Equal(HttpStatusCode.Conflict, await bo.SubmitAsync(Packet, ("text", filled)));
        Assert.Contains("made for another account", bo.Page, StringComparison.Ordinal);
        await ann.SubmitAsync(Packet, ("text", filled.Replace("Ships announce", "Ships hide", StringComparison.Ordinal)));
        Assert.Contains("were altered", ann.Page, StringComparison.Ordinal);
        await ann.SubmitAsync(Packet, ("text", filled.Replace("seal: ", "seal: A", StringComparison.Ordinal)));
        Assert.Contains("were altered", ann.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await ann.SubmitAsync(Packet));
    }

    [Fact]
    public async Task All_lines_are_looked_at_before_anything_is_cast()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var browser = await talk.DelegateAsync(1);
        var file = await browser.FileAsync($"{Packet}.txt");
        await browser.OpenAsync(Packet);

        foreach (var wrong in new[] { "!", "+ words", "~ (7) words", "maybe", $"~ {new string('x', 3_000)}" })
            Assert.Equal(HttpStatusCode.Conflict, await browser.SubmitAsync(Packet, ("text", Fill(file, ("1", "+"), ("2", wrong)))));
        Assert.Equal(HttpStatusCode.Conflict, await browser.SubmitAsync(Packet, ("text", Fill(file, ("1", "+")) + "\n1: -\n")));
        Assert.Equal(HttpStatusCode.Conflict, await browser.SubmitAsync(Packet, ("text", file)));

        await browser.OpenAsync($"{SeaTalk.Room}/turn");
        Assert.Contains("0 of 3", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_72_hours_a_packet_has_ended()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var talk = await SeaTalk.StartAsync(clock);
        using var browser = await talk.DelegateAsync(1);
        var filled = Fill(await browser.FileAsync($"{Packet}.txt"), ("1", "+"));
        clock.Advance(TimeSpan.FromHours(72));
        await browser.OpenAsync(Packet);

        Assert.Equal(HttpStatusCode.Conflict, await browser.SubmitAsync(Packet, ("text", filled)));
        Assert.Contains("older than 72 hours", browser.Page, StringComparison.Ordinal);
    }

    private static string Fill(string file, params (string Number, string Answer)[] answers) =>
        answers.Aggregate(file, (text, one) => text.Replace($"\n{one.Number}: \n", $"\n{one.Number}: {one.Answer}\n", StringComparison.Ordinal));
}
