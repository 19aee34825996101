using System.Text;

namespace Gust.Client.Tests;

public sealed class ServerOpParserTests
{
    private const string Stream =
        "INFO {\"server_id\":\"x\"} \r\nMSG foo.bar 7 5\r\nhello\r\nmsg a 1 _INBOX.1 0\r\n\r\nHMSG h 2 re 18 20\r\nNATS/1.0\r\nA: b\r\n\r\nok\r\nPING\r\nPONG\r\n+OK\r\n-ERR 'Slow Consumer'\r\n";

    private static readonly string[] Expected =
    [
        "Info {\"server_id\":\"x\"} ", "Message 7 foo.bar   hello", "Message 1 a _INBOX.1  ", "Message 2 h re NATS/1.0|A: b|| ok",
        "Ping", "Pong", "Ok", "Error Slow Consumer",
    ];

    [Fact]
    public void Operations_are_read_whole()
    {
        Assert.Equal(Expected, Describe(Encoding.UTF8.GetBytes(Stream)));
    }

    [Fact]
    public void Operations_are_the_same_wherever_the_bytes_are_cut()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Stream);
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            var buffer = new ReadBuffer();
            var seen = new List<string>();
            Feed(buffer, bytes[..cut], seen);
            Feed(buffer, bytes[cut..], seen);
            Assert.Equal(Expected, seen);
        }
    }

    [Fact]
    public void A_message_larger_than_the_buffer_is_read_byte_by_byte_of_its_arrival()
    {
        byte[] payload = new byte[300_000];
        Random.Shared.NextBytes(payload);
        byte[] bytes = [.. Encoding.ASCII.GetBytes($"MSG big 1 {payload.Length}\r\n"), .. payload, .. "\r\nPING\r\n"u8];
        var buffer = new ReadBuffer();
        var seen = new List<string>();
        foreach (byte[] chunk in bytes.Chunk(1000))
        {
            Feed(buffer, chunk, seen);
        }

        Assert.Equal(2, seen.Count);
        Assert.Equal("Ping", seen[1]);
    }

    [Theory]
    [InlineData("HELLO world\r\n")]
    [InlineData("MSG foo 1\r\n")]
    [InlineData("MSG foo x 5\r\n")]
    [InlineData("MSG foo 1 -5\r\n")]
    [InlineData("MSG foo 1 a b 5\r\n")]
    [InlineData("MSG foo 1 99999999999999999999\r\n")]
    [InlineData("HMSG foo 1 9 5\r\n")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n")]
    public void What_is_not_the_protocol_is_refused(string line)
    {
        Assert.Throws<ProtocolException>(() =>
        {
            var op = default(ServerOp);
            ServerOpParser.Read(Encoding.ASCII.GetBytes(line), ref op, out _);
        });
    }

    [Fact]
    public void A_line_without_an_end_does_not_fill_the_memory()
    {
        byte[] endless = new byte[2 * 1024 * 1024];
        Array.Fill(endless, (byte)'x');
        Assert.Throws<ProtocolException>(() =>
        {
            var op = default(ServerOp);
            ServerOpParser.Read(endless, ref op, out _);
        });
    }

    private static List<string> Describe(byte[] bytes)
    {
        var seen = new List<string>();
        Feed(new ReadBuffer(), bytes, seen);
        return seen;
    }

    private static void Feed(ReadBuffer buffer, byte[] bytes, List<string> seen)
    {
        bytes.CopyTo(buffer.Free);
        buffer.Commit(bytes.Length);
        while (true)
        {
            var op = default(ServerOp);
            int consumed = ServerOpParser.Read(buffer.Data, ref op, out int needed);
            if (consumed == 0)
            {
                buffer.MakeRoom(needed);
                return;
            }

            seen.Add(Describe(op));
            buffer.Consume(consumed);
        }
    }

    private static string Describe(ServerOp op) => op.Kind switch
    {
        ServerOpKind.Message => $"Message {op.Message.Sid} {Text(op.Message.Subject)} {Text(op.Message.Reply)} {Text(op.Message.HeaderBlock)} {Text(op.Message.Payload)}",
        ServerOpKind.Info or ServerOpKind.Error => $"{op.Kind} {Text(op.Text)}",
        _ => op.Kind.ToString(),
    };

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes).Replace("\r\n", "|", StringComparison.Ordinal);
}
