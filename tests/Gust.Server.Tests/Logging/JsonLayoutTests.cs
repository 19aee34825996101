using System.Text;
using System.Text.Json;
using Gust.Core;
using Gust.Server.Logging;
using Gust.Testing.Kernel;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Tests.Logging;

public sealed class JsonLayoutTests
{
    private readonly ManualTime _time = new();
    private ServerLabel? _label;

    [Fact]
    public void Line_has_what_every_event_has()
    {
        _time.AdvanceMs(1234.567);
        _label = new ServerLabel("NID", "east");
        JsonElement line = Written(logger => logger.Log(LogLevel.Warning, new EventId(7, "Seven"), "look out"));
        Assert.Equal("1970-01-01T00:00:01.234567Z", line.GetProperty("time").GetString());
        Assert.Equal("warn", line.GetProperty("level").GetString());
        Assert.Equal(7, line.GetProperty("event_id").GetInt32());
        Assert.Equal("Seven", line.GetProperty("event").GetString());
        Assert.Equal("look out", line.GetProperty("message").GetString());
        Assert.Equal(Environment.ProcessId, line.GetProperty("pid").GetInt32());
        Assert.Equal("NID", line.GetProperty("server_id").GetString());
        Assert.Equal("east", line.GetProperty("server_name").GetString());
    }

    [Fact]
    public void Line_before_the_server_has_a_name_has_none() =>
        Assert.False(Written(logger => logger.LogInformation("early")).TryGetProperty("server_id", out _));

    [Theory]
    [InlineData(LogLevel.Trace, "trace")]
    [InlineData(LogLevel.Debug, "debug")]
    [InlineData(LogLevel.Information, "info")]
    [InlineData(LogLevel.Error, "error")]
    [InlineData(LogLevel.Critical, "fatal")]
    public void Levels_have_the_usual_names(LogLevel level, string name) =>
        Assert.Equal(name, Written(logger => logger.Log(level, "x")).GetProperty("level").GetString());

    [Fact]
    public void Fields_keep_their_types()
    {
        JsonElement line = Written(logger => logger.LogError("{StreamName} {Bytes} {Seq} {Share} {IsFull} {Nothing}", "ORDERS", 7L, ulong.MaxValue, 0.5, true, null));
        Assert.Equal("ORDERS", line.GetProperty("stream_name").GetString());
        Assert.Equal(7, line.GetProperty("bytes").GetInt64());
        Assert.Equal(ulong.MaxValue, line.GetProperty("seq").GetUInt64());
        Assert.Equal(0.5, line.GetProperty("share").GetDouble());
        Assert.True(line.GetProperty("is_full").GetBoolean());
        Assert.Equal(JsonValueKind.Null, line.GetProperty("nothing").ValueKind);
    }

    [Fact]
    public void Number_that_json_cannot_hold_is_text() =>
        Assert.Equal("NaN", Written(logger => logger.LogError("{Share}", double.NaN)).GetProperty("share").GetString());

    [Fact]
    public void Value_of_several_fields_is_written_as_these_and_no_name_twice()
    {
        JsonElement line = Written(logger => logger.LogError("{Peer} of {Account} {Message}", new Peer(), "B", "not the message"));
        Assert.Equal("10.0.0.1", line.GetProperty("ip").GetString());
        Assert.Equal(4711, line.GetProperty("port").GetInt32());
        Assert.Equal("the peer of B not the message", line.GetProperty("message").GetString());
        Assert.Equal(line.EnumerateObject().Count(), line.EnumerateObject().Select(field => field.Name).Distinct().Count());
        Assert.Equal("A", line.GetProperty("account").GetString());
    }

    [Fact]
    public void Exception_has_its_own_field_with_the_trace()
    {
        JsonElement line = Written(logger => logger.LogError(new InvalidOperationException("broken\nrule"), "it failed"));
        Assert.Equal("it failed", line.GetProperty("message").GetString());
        Assert.StartsWith("System.InvalidOperationException: broken\nrule", line.GetProperty("exception").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x\n{\"level\":\"info\"}\r\u2028\u0085\0")]
    [InlineData("quote \" and backslash \\ and \e[2J")]
    [InlineData("a lone \ud800 surrogate")]
    [InlineData("grüße 你好 🚀")]
    public void What_peers_have_said_stays_within_its_line(string said)
    {
        byte[] bytes = Bytes(logger => logger.LogError("refused: {Reason}", said));
        Assert.Equal(bytes.Length - 1, bytes.AsSpan().IndexOfAnyInRange((byte)0, (byte)0x1f));
        string valid = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(said));
        Assert.Equal(valid, JsonDocument.Parse(bytes).RootElement.GetProperty("reason").GetString());
    }

    private JsonElement Written(Action<ILogger> log) => JsonDocument.Parse(Bytes(log)).RootElement;

    private byte[] Bytes(Action<ILogger> log)
    {
        byte[] line = [];
        log(new RecordLogger(record => line = new JsonLayout(_time, () => _label).Format(record)));
        return line;
    }

    private sealed class Peer : ILogFields
    {
        public IEnumerable<KeyValuePair<string, object?>> LogFields => [new("ip", "10.0.0.1"), new("port", 4711), new("account", "A")];

        public override string ToString() => "the peer";
    }
}
