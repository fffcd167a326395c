using Entente.Web.Configuration;
using Microsoft.Extensions.Configuration;

namespace Entente.Web.Tests.Configuration;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("Identity:Registration", "opne", "one of open, closed")]
    [InlineData("Identity:SessionLifetime", "14", "length of time")]
    [InlineData("Identity:SessionTrust", "5m", "from 0s to 30s")]
    [InlineData("RateLimits:Stances:Burst", "0", "whole number from 1")]
    [InlineData("RateLimits:Stances:Brust", "10", "known settings")]
    [InlineData("Identiy:Registration", "open", "no such setting")]
    [InlineData("Storage:Provider", "mysql", "one of sqlite, postgresql")]
    [InlineData("Storage:Provider", "postgresql", "connection string", "ConnectionStrings:Entente")]
    [InlineData("Urls", "localhost:5080", "addresses such as")]
    [InlineData("Urls", "http://localhost:99999", "addresses such as")]
    [InlineData("Urls", "http://0.0.0.0:5080", "names by which this server is reached", "AllowedHosts")]
    [InlineData("TrustedProxies", "the proxy", "addresses or networks")]
    [InlineData("Telemetry:Otlp", "collector:4317", "http://")]
    [InlineData("Institutions:ministry:Authority", "http://ministry.example", "https")]
    [InlineData("Institutions:The Ministry:Authority", "https://ministry.example", "lower-case", "Institutions:The Ministry")]
    public void A_setting_that_does_not_fit_is_named_with_what_was_expected_and_found(string key, string value, string expected, string? named = null)
    {
        var fault = Assert.Throws<ConfigurationFaultException>(() => WorkbenchOptions.Read(Configuration((key, value))));

        Assert.Equal(named ?? key, fault.Key);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_never_gets_into_a_message()
    {
        var fault = Assert.Throws<ConfigurationFaultException>(() => WorkbenchOptions.Read(Configuration(("Storage:Provider", "postgresql"), ("ConnectionStrings:Entente", "Hots=db;Password=swordfish"))));

        Assert.DoesNotContain("swordfish", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("http://127.0.0.1:8000;http://[::1]:8000", null, true)]
    [InlineData("http://192.0.2.1:5080", null, false)]
    [InlineData(null, "dialogue.example", false)]
    public void Accounts_are_open_to_everyone_only_where_nobody_else_can_come(string? urls, string? hosts, bool open)
    {
        var options = WorkbenchOptions.Read(Configuration(("Urls", urls), ("AllowedHosts", hosts)));

        Assert.Equal(open, options.Identity.OpenRegistration);
    }

    [Fact]
    public void A_server_behind_a_proxy_is_not_of_this_machine_alone() =>
        Assert.False(WorkbenchOptions.Read(Configuration(("TrustedProxies", "127.0.0.1"))).Identity.OpenRegistration);

    [Fact]
    public void The_command_line_wins_over_the_environment_and_the_environment_over_the_file()
    {
        var folder = Directory.CreateTempSubdirectory("entente-config-");
        File.WriteAllText(Path.Combine(folder.FullName, "entente.json"), """{"Urls":"http://localhost:1","Identity":{"PasswordLength":20,"SessionLifetime":"2h"},"AllowedHosts":["a.example","b.example"]}""");
        Environment.SetEnvironmentVariable("ENTENTE__Identity__PasswordLength", "30");
        try
        {
            var options = WorkbenchOptions.Read(WorkbenchConfiguration.Load(file: null, folder.FullName, "http://localhost:2"));

            Assert.Equal(("http://localhost:2", 30, TimeSpan.FromHours(2)), (options.Urls.Single(), options.Identity.PasswordLength, options.Identity.SessionLifetime));
            Assert.Equal(["localhost", "127.0.0.1", "[::1]", "a.example", "b.example"], options.AllowedHosts);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ENTENTE__Identity__PasswordLength", null);
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_samples_in_deploy_are_settings_that_fit()
    {
        foreach (var sample in Directory.GetFiles(Path.Combine(TestKit.SharedData.Repository, "deploy"), "*.json"))
        {
            // The files that hold secrets are on the real machine only.
            var configuration = new ConfigurationBuilder().AddJsonFile(sample).AddInMemoryCollection([new("Storage:PostgresPasswordFile", "")]).Build();

            Assert.NotEmpty(WorkbenchOptions.Read(configuration).Urls);
        }
    }

    [Fact]
    public void A_folder_that_others_can_enter_is_refused_and_left_as_it_is()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Directory.CreateTempSubdirectory("entente-open-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);

        var fault = Assert.Throws<ConfigurationFaultException>(() => DataFolder.Prepare(folder));

        Assert.Contains("755", fault.Message, StringComparison.Ordinal);
        Assert.Equal((UnixFileMode)0b111_101_101, File.GetUnixFileMode(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public void A_folder_that_is_made_is_closed_to_others()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Path.Combine(Directory.CreateTempSubdirectory("entente-new-").FullName, "data");

        DataFolder.Prepare(folder);

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(folder));
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    private static IConfigurationRoot Configuration(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Where(setting => setting.Value is not null).Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value))).Build();
}
