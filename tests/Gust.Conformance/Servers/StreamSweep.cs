using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Gust.Testing;

namespace Gust.Conformance.Servers;

/// <summary>Deletes all streams behind a script, so that the next one finds none.</summary>
internal static class StreamSweep
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(1);

    /// <param name="store">The server's directory for streams.</param>
    public static async Task RunAsync(ServerProcess server, string store)
    {
        if (server.HasExited)
        {
            return;
        }

        using var connection = await RawConnection.OpenAsync(server.Address);
        await connection.SendAsync("CONNECT {\"verbose\":false,\"headers\":true,\"no_responders\":true}\r\nSUB _INBOX.sweep 1\r\n");
        foreach (var stream in JsonNode.Parse(await AskAsync(connection, "STREAM.NAMES"))?["streams"]?.AsArray() ?? [])
        {
            await AskAsync(connection, $"STREAM.DELETE.{stream}");
        }

        var since = Stopwatch.GetTimestamp();
        while (HasFilesOfTheReference(store) && Stopwatch.GetElapsedTime(since) < Timeout)
        {
            await Task.Delay(PollInterval);
        }
    }

    // It answers before it has removed the files, and takes what is still there for the messages of a new stream with the old name.
    private static bool HasFilesOfTheReference(string store)
    {
        var accounts = Path.Combine(store, "jetstream");
        return Directory.Exists(accounts)
            && Directory.EnumerateDirectories(accounts)
                .Select(account => Path.Combine(account, "streams"))
                .Any(streams => Directory.Exists(streams) && Directory.EnumerateFileSystemEntries(streams).Any());
    }

    // A server without JetStream answers with a status, and has no streams.
    private static async Task<string> AskAsync(RawConnection connection, string subject)
    {
        await connection.SendAsync($"PUB $JS.API.{subject} _INBOX.sweep 0\r\n\r\n");
        while (await connection.ReadAsync() is { } frame)
        {
            if (frame.Payload is { } payload)
            {
                return frame.Line.StartsWith("MSG", StringComparison.Ordinal) ? Encoding.UTF8.GetString(payload) : "{}";
            }
        }

        return "{}";
    }
}
