using System.Text.Json;

namespace Entente.Cli.Tests;

/// <summary>The verb <c>claims</c>: verdicts on our claims and on those of a user's registry.</summary>
public sealed class ClaimsTests : IDisposable
{
    private const string Mine = """
        # A claim of one's own.
        [trade-agreed]
        section: mine
        claim: The camps agree more on trade than on disarmament.
        hypothesis: Thickness on trade is higher.
        data: Ten years of made votes.
        test: compare
        series: thickness among all pairs on Trade
        with: thickness among all pairs on Disarmament
        years: 1990..1999
        supported-if: above 0
        would-change: More years.
        """;

    private readonly SmallRecord _record = new();

    public void Dispose() => _record.Dispose();

    [Fact]
    public void Claims_tell_each_claim_with_its_test_and_verdict()
    {
        var json = CommandRun.Of("claims", _record.Path, "--format", "json").Succeeded().Json;
        var claims = json.GetProperty("claims").EnumerateArray().ToArray();
        Assert.True(claims.Length >= 30);
        string[] keys = ["id", "section", "text", "hypothesis", "data", "test", "estimate", "low", "high", "line", "unit", "p", "pHolm", "sample", "verdict", "reason", "wouldChange"];
        Assert.All(claims, claim => Assert.Equal(keys, claim.EnumerateObject().Select(property => property.Name)));
        // Ten years of twelve made states reach none of the essay's claims.
        Assert.All(claims, claim => Assert.Equal("undecided", claim.GetProperty("verdict").GetString()));
        Assert.All(claims, claim => Assert.NotEmpty(claim.GetProperty("reason").GetString()!));
        Assert.Equal(0, json.GetProperty("tested").GetInt32());
    }

    [Fact]
    public void A_registry_of_ones_own_is_added_and_one_claim_told_in_full()
    {
        var file = _record.InFolder("mine.txt");
        File.WriteAllText(file, Mine);
        var claim = Assert.Single(CommandRun.Of("claims", _record.Path, "--claims", file, "--claim", "trade-agreed", "--format", "json").Succeeded().Json.GetProperty("claims").EnumerateArray());
        Assert.Equal(("mine", "undecided"), (claim.GetProperty("section").GetString(), claim.GetProperty("verdict").GetString()));
        Assert.StartsWith("compare; series thickness among all pairs on Trade", claim.GetProperty("test").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, claim.GetProperty("estimate").ValueKind);
        var text = CommandRun.Of("claims", _record.Path, "--claims", file, "--claim", "trade-agreed").Succeeded().Out;
        Assert.Contains("trade-agreed: undecided", text, StringComparison.Ordinal);
        Assert.Contains("More years.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_and_table_have_every_claim()
    {
        var text = CommandRun.Of("claims", _record.Path).Succeeded().Out;
        Assert.Contains("Undecided", text, StringComparison.Ordinal);
        Assert.Contains("(consensus-thinner)", text, StringComparison.Ordinal);
        var table = CommandRun.Of("claims", _record.Path, "--format", "csv").Succeeded().Out;
        Assert.StartsWith("id,section,text,hypothesis,data,test,estimate,low,high,unit,p,pHolm,sample,verdict,reason,wouldChange\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_holds_the_ledger()
    {
        var page = _record.InFolder("report.html");
        CommandRun.Of("claims", _record.Path, "--out", page);
        Assert.Contains("What would change it", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_in_a_registry_is_told_by_line()
    {
        var file = _record.InFolder("bad.txt");
        File.WriteAllText(file, Mine.Replace("1990..1999", "the nineties", StringComparison.Ordinal));
        var run = CommandRun.Of("claims", _record.Path, "--claims", file);
        Assert.Equal(ExitCode.InputFault, run.Code);
        Assert.Equal($"entente: {file}:10:1: 'the nineties' is no range of years; expected one such as 1946..2019\n", run.Error);
    }

    [Fact]
    public void A_claim_that_is_not_there_is_a_fault_of_the_command_line()
    {
        var run = CommandRun.Of("claims", _record.Path, "--claim", "no-such-claim");
        Assert.Equal(ExitCode.CommandLineFault, run.Code);
        Assert.Contains("there is no claim 'no-such-claim'; expected one of consensus-thinner", run.Error, StringComparison.Ordinal);
    }
}
