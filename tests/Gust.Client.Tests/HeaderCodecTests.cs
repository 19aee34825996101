using System.Text;

namespace Gust.Client.Tests;

public sealed class HeaderCodecTests
{
    [Fact]
    public void Fields_survive_with_their_order_case_and_repetition()
    {
        Headers headers = new() { { "Trace", "1" }, { "trace", "ä" }, { "Trace", "2:3" } };
        Headers decoded = HeaderCodec.Decode(HeaderCodec.Encode(headers), out int status, out _);
        Assert.Equal(headers, decoded);
        Assert.Equal(0, status);
        Assert.Equal("1", decoded["Trace"]);
        Assert.Null(decoded["TRACE"]);
    }

    [Theory]
    [InlineData("NATS/1.0 503\r\n\r\n", 503, null)]
    [InlineData("NATS/1.0 408 Request Timeout\r\nNats-Pending-Messages: 1\r\n\r\n", 408, "Request Timeout")]
    [InlineData("NATS/1.0 100Idle Heartbeat\r\n\r\n", 100, "Idle Heartbeat")]
    [InlineData("NATS/1.0\r\n\r\n", 0, null)]
    public void The_status_line_is_read(string block, int status, string? description)
    {
        HeaderCodec.Decode(Encoding.ASCII.GetBytes(block), out int read, out string? text);
        Assert.Equal((status, description), (read, text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("NATS/1.0\r\nno colon here\r\n: no name\r\n\r\n")]
    public void Garbage_gives_no_fields_and_no_failure(string block)
    {
        Assert.Empty(HeaderCodec.Decode(Encoding.ASCII.GetBytes(block), out _, out _));
    }

    [Theory]
    [InlineData("A", "b\r\nInjected: yes")]
    [InlineData("A\r\nInjected", "yes")]
    [InlineData("A:B", "c")]
    [InlineData("", "c")]
    public void A_field_that_would_break_the_block_is_refused(string name, string value)
    {
        Assert.Throws<ArgumentException>(() => new Headers { { name, value } });
    }
}
