using System.Text.RegularExpressions;
using Gust.Testing;
using Gust.Testing.Kernel;

namespace Gust.Server.Tests.Logging;

/// <summary>A server inside a program logs the same events as the executable.</summary>
public sealed partial class EmbeddedLogTests
{
    [Fact]
    public async Task Events_in_a_programs_own_logger_have_the_numbers_and_names_of_the_table()
    {
        using RecordingLogger log = new(Microsoft.Extensions.Logging.LogLevel.Trace);
        await using (GustServer server = await GustServer.StartAsync(new GustServerOptions { Host = "127.0.0.1", Port = 0, MaxPayload = 100 }, log, TestContext.Current.CancellationToken))
        {
            using RawConnection client = await RawConnection.OpenAsync(server.ClientEndPoint!);
            await client.SendAsync("CONNECT {}\r\nPUB a 200\r\n");
            await client.ReadUntilAsync("-ERR");
        }

        string[] table = [.. Row().Matches(File.ReadAllText(RepositoryRoot.Combine("docs", "operations", "events.md"))).Select(row => $"{row.Groups[1]} {row.Groups[2]} {row.Groups[3]}")];
        Assert.All(log.Events, one => Assert.Contains($"{one.Id} {one.Name} {one.Level}", table));
        Assert.Contains(log.Events, one => one is { Id: 1015, Name: "PayloadExceeded" });
        Assert.Contains(log.Events, one => one is { Id: 2005, Name: "ServerReady" });
    }

    [GeneratedRegex(@"^\| (\d+) \| \[?(\w+)(?:\]\([^)]*\))? \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
