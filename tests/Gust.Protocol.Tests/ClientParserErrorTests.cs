namespace Gust.Protocol.Tests;

/// <summary>Each error is reported with the byte that decides it, and not before.</summary>
public sealed class ClientParserErrorTests
{
    [Theory]
    [InlineData("X", "UnknownOperation")]
    [InlineData("PX", "UnknownOperation")]
    [InlineData("PINX", "UnknownOperation")]
    [InlineData("SUBX", "UnknownOperation")]
    [InlineData("CONNEX", "UnknownOperation")]
    [InlineData("\r", "UnknownOperation")]
    [InlineData("\n", "UnknownOperation")]
    [InlineData(" ", "UnknownOperation")]
    [InlineData("\0", "UnknownOperation")]
    [InlineData("\u0016", "UnknownOperation")] // the first byte of a TLS ClientHello
    [InlineData("PUB\n", "UnknownOperation")]
    [InlineData("PUB a 1\r\nxx", "UnknownOperation")]
    [InlineData("PUB a 1\r\nx\n", "UnknownOperation")]
    [InlineData("PUB a 1\r\nx\rx", "UnknownOperation")]
    [InlineData("PUB a\r\n", "BadArguments")]
    [InlineData("PUB  \r\n", "BadArguments")]
    [InlineData("PUB a -1\r\n", "BadArguments")]
    [InlineData("PUB a +1\r\n", "BadArguments")]
    [InlineData("PUB a 0x1\r\n", "BadArguments")]
    [InlineData("PUB a 1000000000\r\n", "BadArguments")]
    [InlineData("PUB a 99999999999999999999\r\n", "BadArguments")]
    [InlineData("PUB a b c 1\r\n", "BadArguments")]
    [InlineData("HPUB a 1\r\n", "BadArguments")]
    [InlineData("HPUB a 5 4\r\n", "BadArguments")]
    [InlineData("HPUB a x 4\r\n", "BadArguments")]
    [InlineData("HPUB a b c 4 4\r\n", "BadArguments")]
    [InlineData("SUB a\r\n", "BadArguments")]
    [InlineData("SUB \r\n", "BadArguments")]
    [InlineData("SUB a b c d\r\n", "BadArguments")]
    [InlineData("UNSUB \r\n", "BadArguments")]
    [InlineData("UNSUB 1 2 3\r\n", "BadArguments")]
    [InlineData("PUB a 1025\r\n", "PayloadExceeded")]
    [InlineData("HPUB a 12 1025\r\n", "PayloadExceeded")]
    [InlineData("-ERR 'x'\r\n", "ErrorFromClient")]
    public void Last_byte_decides_the_error(string bytes, string error)
    {
        ParserRun run = new();
        run.Feed("PING\r\n").Feed(bytes[..^1]);
        Assert.Equal(["PING"], run.Operations);
        run.Feed(bytes[^1..]);
        Assert.Equal(["PING", $"error {error}"], run.Operations);
        Assert.True(run.Stopped);
    }

    [Theory]
    [InlineData("PUB ")]
    [InlineData("SUB ")]
    [InlineData("UNSUB ")]
    [InlineData("CONNECT ")]
    [InlineData("INFO ")]
    [InlineData("HPUB ")]
    public void Arguments_over_the_limit_are_an_error_before_their_line_ends(string verb)
    {
        ParserRun run = new();
        run.Feed(verb + new string('x', ParserRun.Limits.MaxControlLine));
        Assert.Empty(run.Operations);
        Assert.Equal(["error ControlLineExceeded"], run.Feed("x").Operations);
    }

    [Fact]
    public void Blanks_before_the_arguments_do_not_count_but_are_bounded_too()
    {
        string blanks = new(' ', ParserRun.Limits.MaxControlLine);
        Assert.Equal(["SUB a queue= sid=1"], ParserRun.Whole($"SUB {blanks[1..]}a 1\r\n"));
        ParserRun run = new();
        run.Feed("SUB ").Feed(blanks[1..]);
        Assert.Empty(run.Operations);
        Assert.Equal(["error ControlLineExceeded"], run.Feed(" ").Operations);
    }

    [Fact]
    public void Line_of_exactly_the_limit_is_taken()
    {
        string subject = new('s', ParserRun.Limits.MaxControlLine - 2);
        Assert.Equal([$"SUB {subject} queue= sid=1"], ParserRun.Whole($"SUB {subject} 1\r\n"));
        Assert.Equal(["error ControlLineExceeded"], ParserRun.Whole($"SUB {subject}x 1\r\n"));
    }

    [Theory]
    [InlineData("PING")]
    [InlineData("PONG")]
    [InlineData("+OK")]
    public void What_is_ignored_behind_a_verb_is_bounded_too(string verb)
    {
        string rest = new('x', ParserRun.Limits.MaxControlLine);
        Assert.Equal(["error ControlLineExceeded"], ParserRun.Whole(verb + rest));
        Assert.Equal(["error ControlLineExceeded"], ParserRun.Whole(verb + rest + "\r\n"));
    }

    [Fact]
    public void Payload_of_exactly_the_limit_is_taken()
    {
        string body = new('x', ParserRun.Limits.MaxPayload);
        Assert.StartsWith("PUB a", Assert.Single(ParserRun.Whole($"PUB a 1024\r\n{body}\r\n")));
    }

    [Fact]
    public void No_payload_limit_takes_any_size_of_nine_digits()
    {
        ParserRun run = new() { LimitsUsed = ParserRun.Limits with { MaxPayload = -1 } };
        run.Feed("PUB a 999999999\r\n");
        Assert.Equal(17 + 999_999_999 + 2, run.Wanted);
    }

    [Fact]
    public void Header_publish_is_refused_by_its_verb_where_headers_are_off()
    {
        ParserRun run = new() { LimitsUsed = ParserRun.Limits with { Headers = false } };
        run.Feed("HPUB");
        Assert.Empty(run.Operations);
        Assert.Equal(["error HeadersNotSupported"], run.Feed(" ").Operations);
    }
}
