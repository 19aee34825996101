using System.Text.Json;

namespace Gust.Cli.Tests.JetStream;

public sealed class LookupCommandTests() : CliTest(null)
{
    private const string PubAck = "io.nats.jetstream.api.v1.pub_ack_response";

    [Fact]
    public async Task Errors_are_explained_and_listed()
    {
        CliRun lookup = await OkAsync("errors", "lookup", "10059");
        Assert.Equal("NATS JetStream Error Code: 10059\n\n  Description: stream not found\n    HTTP Code: 404\n         Name: StreamNotFound\n\n", lookup.Out);
        Assert.Matches(@"(?m)^StreamNotFound +10059 +404 +stream not found$", (await OkAsync("errors", "ls", "stream not")).Out);
        Assert.Contains("errors ls", (await FailsAsync("errors", "lookup", "1")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schemas_are_found_and_shown()
    {
        Assert.Equal(PubAck + "\n", (await OkAsync("schema", "search", "pub_ack")).Out);
        using var json = JsonDocument.Parse((await OkAsync("schema", "info", PubAck)).OutBytes);
        Assert.Equal(PubAck, json.RootElement.GetProperty("title").GetString());
        Assert.Contains("there is no schema", (await FailsAsync("schema", "info", "none")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"stream":"S","seq":1}""", null)]
    [InlineData("""{"stream":"S","seq":"1"}""", "seq: is not of type integer")]
    [InlineData("""{"seq":1}""", "(root): stream is missing")]
    [InlineData("""{"stream":"S","seq":-1}""", "seq: must be at least 0")]
    [InlineData("""nonsense""", "this is no JSON")]
    public async Task Documents_are_checked(string document, string? error)
    {
        string file = Path.Combine(Home, "document.json");
        await File.WriteAllTextAsync(file, document);
        CliRun check = await CliRun.EndedAsync(Environment, ["schema", "validate", PubAck, file], exitCode: error is null ? 0 : 1);
        Assert.Contains(error ?? "It is a valid", check.Out, StringComparison.Ordinal);
    }
}
