using System.Net;
using System.Net.Sockets;
using System.Text;
using Entente.Records.Sources;

namespace Entente.Records.Tests.Sources;

public sealed class AddressTests
{
    private const string Table = "actor,proposition,stance\nUSA,1,yes\nFRA,1,no\n";

    [Fact]
    public async Task A_record_is_read_from_an_address()
    {
        var address = Serve($"HTTP/1.1 200 OK\r\nContent-Length: {Table.Length}\r\nConnection: close\r\n\r\n{Table}", out var served);

        Assert.Equal(2, RecordReader.Read($"{address}table.csv?x=1").StanceCount);
        await served;
    }

    [Fact]
    public async Task An_answer_that_is_not_a_file_is_an_error_that_names_the_address()
    {
        var address = Serve("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", out var served);

        var fault = Assert.Throws<RecordFormatException>(() => RecordReader.Read($"{address}table.csv"));

        Assert.Contains("404", fault.Problem, StringComparison.Ordinal);
        Assert.Equal($"{address}table.csv", fault.File);
        await served;
    }

    [Fact]
    public async Task A_body_that_ends_too_early_is_an_error()
    {
        var address = Serve($"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n{Table}", out var served);

        Assert.Throws<RecordFormatException>(() => RecordReader.Read($"{address}table.csv"));
        await served;
    }

    [Fact]
    public async Task A_body_longer_than_allowed_is_an_error()
    {
        var address = Serve($"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{Table}{new string('\n', 100_000)}", out var served);

        var fault = Assert.Throws<RecordFormatException>(() => RecordReader.Read($"{address}table.csv", new() { Limits = new() { DownloadBytes = 10_000 } }));

        Assert.Contains("longer than 10000 bytes", fault.Problem, StringComparison.Ordinal);
        await served;
    }

    [Fact]
    public void An_address_where_nobody_answers_is_an_error()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.Throws<RecordFormatException>(() => RecordReader.Read($"http://127.0.0.1:{port}/table.csv"));
    }

    /// <summary>Answers one request with the given bytes.</summary>
    private static string Serve(string answer, out Task served)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        served = Task.Run(async () =>
        {
            using (listener)
            using (var client = await listener.AcceptTcpClientAsync())
            {
                var stream = client.GetStream();
                var request = new byte[4096];
                _ = await stream.ReadAsync(request);
                try
                {
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
                }
                catch (IOException)
                {
                    // The reader hung up, which is what some of these tests are about.
                }
            }
        });
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";
    }
}
