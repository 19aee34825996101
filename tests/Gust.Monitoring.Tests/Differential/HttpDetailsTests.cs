using System.Text.Json;
using Gust.Testing;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>What is not in the documents: methods, paths that there are not, and how requests are counted.</summary>
public sealed class HttpDetailsTests
{
    [Theory]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Any_method_is_answered_like_GET_and_HEAD_without_a_body(string method)
    {
        await using ServerPair pair = await ServerPair.StartAsync("no_sys_acc: true", _ => Task.CompletedTask);

        foreach (string path in (string[])["/leafz", "/connz?sort=bogus", "/nope"])
        {
            HttpAnswer reference = await pair.Reference.GetAsync(path, method);
            HttpAnswer gust = await pair.Gust.GetAsync(path, method);
            Assert.Equal(reference.Body.Length, gust.Body.Length + LengthDifference(reference, gust));
            Assert.Empty(AnswerComparison.Differences(path, reference, gust));
        }
    }

    [Fact]
    public async Task Paths_are_known_and_counted_as_by_the_reference()
    {
        await using ServerPair pair = await ServerPair.StartAsync("no_sys_acc: true\nhttp_base_path: \"/nats\"", _ => Task.CompletedTask);

        await pair.CompareAsync(
            "/nats/subsz", "/nats/subscriptionsz", "/nats/connz", "/nats/connz?sort=bogus", "/nats/routez", "/nats/gatewayz", "/nats/leafz", "/nats/accountz", "/nats/accstatz", "/nats/healthz", "/nats/jsz",
            "/varz", "/nats/", "/nats/varz/", "/nats/VARZ", "/nats/nope", "/natsvarz", "/nats/connz/1");
        Assert.Equal(await CountsAsync(pair.Reference), await CountsAsync(pair.Gust));
    }

    [Theory]
    [InlineData("//varz")]
    [InlineData("//connz?limit=1&subs=1")]
    [InlineData("/connz//")]
    [InlineData("//")]
    [InlineData("///nope//x")]
    [InlineData("//evil.example//%5Ctrap?a=%22%3E")]
    public async Task Who_writes_slashes_twice_is_sent_to_the_path_that_he_meant(string path)
    {
        await using ServerPair pair = await ServerPair.StartAsync("no_sys_acc: true", _ => Task.CompletedTask);

        Assert.Equal(await RawAnswerAsync(pair.Reference, path), await RawAnswerAsync(pair.Gust, path));
    }

    /// <summary>Status, type, place and body as they stand on the wire: a client of HTTP would follow at once, and would clean the path itself.</summary>
    private static async Task<string> RawAnswerAsync(MonitoredProcess server, string path)
    {
        using RawConnection connection = await RawConnection.OpenAsync(server.Monitoring);
        await connection.SendAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        List<string> lines = [];
        while (await connection.ReadAsync() is { } line)
        {
            lines.Add(line.Line);
        }

        string[] told = ["HTTP/1.1 ", "Content-Type: ", "Location: ", "(cut off) ", "<a "];
        return string.Join('\n', lines.Where(line => told.Any(start => line.StartsWith(start, StringComparison.Ordinal))));
    }

    /// <summary>Times have as many decimals as they need.</summary>
    private static int LengthDifference(HttpAnswer reference, HttpAnswer gust) =>
        reference.Body.Length > 0 && gust.Body.Length > 0 ? reference.Body.Length - gust.Body.Length : 0;

    private static async Task<string> CountsAsync(MonitoredProcess server) =>
        JsonElement.Parse((await server.GetAsync("/nats/varz")).Body).GetProperty("http_req_stats").GetRawText();
}
