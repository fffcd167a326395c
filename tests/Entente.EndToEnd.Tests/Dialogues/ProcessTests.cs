using System.Diagnostics;
using Entente.Load.Figures;
using Entente.Load.Processes;
using Npgsql;

namespace Entente.EndToEnd.Tests.Dialogues;

public sealed class ProcessTests
{
    [Fact]
    public void A_server_that_ends_before_it_is_ready_is_told_with_its_last_words()
    {
        using var folder = new RunFolder(null, isKept: false);
        var script = Script(folder, "echo no such setting: $ENTENTE__RateLimits__Enabled; exit 7");
        using var server = new ServerProcess(new ServerCommand(script, folder.Path, ServerSettings.For([]), folder.Path));

        server.Start();
        var fault = Assert.Throws<ProcessFaultException>(() => server.WaitUntilReady(default));

        Assert.Contains("exit code 7", fault.Message, StringComparison.Ordinal);
        Assert.Contains("no such setting: false", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_is_killed_at_once_and_stopped_when_it_listens()
    {
        using var folder = new RunFolder(null, isKept: false);
        var command = new ServerCommand(Script(folder, "trap '' TERM; while :; do sleep 0.05; done"), folder.Path, ServerSettings.For([]), folder.Path);
        using var server = new ServerProcess(command);
        server.Start();
        var process = server.Id!.Value;
        Assert.NotNull(ProcessFigures.Of(process));

        server.Kill();

        Assert.Null(server.Id);
        Assert.Null(ProcessFigures.Of(process));
    }

    [Fact]
    public void Settings_of_the_caller_become_the_servers_environment()
    {
        var settings = ServerSettings.For(["Dialogue:GroupCommit=2ms", "RateLimits:Enabled=true"]);

        Assert.Equal("2ms", settings["ENTENTE__Dialogue__GroupCommit"]);
        Assert.Equal("true", settings["ENTENTE__RateLimits__Enabled"]);
        Assert.Throws<ArgumentException>(() => ServerSettings.For(["no value"]));
    }

    [Fact]
    public void The_figures_of_a_process_are_those_of_the_runtime()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is Linux's.");
        using var own = Process.GetCurrentProcess();

        var figures = ProcessFigures.Of(Environment.ProcessId)!.Value;

        Assert.InRange(figures.Resident, own.WorkingSet64 / 2, own.WorkingSet64 * 2);
        Assert.InRange(figures.Processor.TotalSeconds, 0, own.TotalProcessorTime.TotalSeconds + 1);
        Assert.True(figures.PeakResident >= figures.Resident && figures.Threads > 1 && figures.OpenFiles > 0);
    }

    [Fact]
    public void A_database_crashes_comes_back_with_what_was_committed_and_leaves_nothing_behind()
    {
        Assert.SkipUnless(Directory.Exists("/usr/lib/postgresql"), "PostgreSQL is not installed on this machine.");
        int process;
        using (var postgres = new PostgresServer())
        {
            postgres.Start();
            postgres.CreateDatabase();
            Execute(postgres, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)");
            postgres.Crash();
            postgres.Start();
            process = postgres.Id!.Value;

            Assert.Equal(1L, Execute(postgres, "SELECT count(*) FROM kept"));
            Assert.True(postgres.Figures()!.Value.Resident > 0);
        }

        Assert.Null(ProcessFigures.Of(process));
    }

    private static object? Execute(PostgresServer postgres, string sql)
    {
        using var connection = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    private static string Script(RunFolder folder, string body)
    {
        var path = Path.Combine(folder.Path, "server.sh");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
