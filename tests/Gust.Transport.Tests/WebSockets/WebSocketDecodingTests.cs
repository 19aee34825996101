using System.IO.Compression;
using System.Text;
using Gust.Foundation;
using Gust.Transport.WebSockets;

namespace Gust.Transport.Tests.WebSockets;

/// <summary>Compressed messages (RFC 7692) as plain bytes, and their bounds.</summary>
public sealed class WebSocketDecodingTests
{
    private const int Compressed = 4;
    private readonly BufferPool _pool = new();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(100_000, 512)]
    public void Compressed_messages_of_all_sizes_arrive_whole(int piece, int room)
    {
        SeededRandom random = new(piece);
        List<byte> input = [];
        StringBuilder expected = new();
        foreach (int size in new[] { 0, 1, 10, 100, 5000 })
        {
            string text = string.Concat(Enumerable.Range(0, size).Select(_ => (char)('a' + random.Next(6))));
            expected.Append(text);
            input.AddRange(ClientFrame.Of(WebSocketOpcode.Binary, Deflate(text), reserved: Compressed));
        }

        Assert.Equal(expected.ToString(), Run([.. input], piece, room, out WebSocketError? error));
        Assert.Null(error);
    }

    [Fact]
    public void Fragments_of_a_compressed_message_belong_together_and_pings_may_come_between()
    {
        byte[] deflated = Deflate("SUB foo 1\r\nPING\r\n");
        byte[] input =
        [
            .. ClientFrame.Of(WebSocketOpcode.Binary, deflated.AsSpan(0, 5), isFinal: false, reserved: Compressed),
            .. ClientFrame.Of(WebSocketOpcode.Ping, "x"u8),
            .. ClientFrame.Of(WebSocketOpcode.Continuation, deflated.AsSpan(5), isFinal: false),
            .. ClientFrame.Of(WebSocketOpcode.Continuation, []),
            .. ClientFrame.Binary("PONG\r\n"),
        ];
        Assert.Equal("SUB foo 1\r\nPING\r\nPONG\r\n", Run(input, 4, 100, out _));
    }

    [Fact]
    public void Fragment_with_the_compressed_bit_of_its_own_is_a_violation()
    {
        byte[] deflated = Deflate("PING\r\n");
        Run(
            [
                .. ClientFrame.Of(WebSocketOpcode.Binary, deflated.AsSpan(0, 3), isFinal: false, reserved: Compressed),
                .. ClientFrame.Of(WebSocketOpcode.Continuation, deflated.AsSpan(3), reserved: Compressed),
            ],
            100,
            100,
            out WebSocketError? error);
        Assert.Equal("invalid continuation frame", error?.Text);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0xFF, 0xFF })]
    public void Message_may_end_with_a_final_block_and_others_follow(byte[] padding)
    {
        byte[] final = [.. Deflate("PING\r\n", CompressionMode.Compress, isFinal: true), .. padding];
        byte[] input =
        [
            .. ClientFrame.Of(WebSocketOpcode.Binary, final, reserved: Compressed),
            .. ClientFrame.Of(WebSocketOpcode.Binary, final, reserved: Compressed),
            .. ClientFrame.Of(WebSocketOpcode.Binary, Deflate("PONG\r\n"), reserved: Compressed),
        ];
        foreach (int piece in new[] { 1, 5, 1000 })
        {
            Assert.Equal("PING\r\nPING\r\nPONG\r\n", Run(input, piece, 100, out WebSocketError? error));
            Assert.Null(error);
        }
    }

    [Fact]
    public void Noise_instead_of_a_compressed_message_is_a_violation()
    {
        Run(ClientFrame.Of(WebSocketOpcode.Binary, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF], reserved: Compressed), 100, 100, out WebSocketError? error);
        Assert.Equal(WebSocketError.BadDeflate, error);
    }

    [Fact]
    public void Message_that_inflates_beyond_the_bound_is_refused_there()
    {
        byte[] bomb = Deflate(new string('A', 50_000_000));
        Assert.True(bomb.Length < 60_000);
        string plain = Run(ClientFrame.Of(WebSocketOpcode.Binary, bomb, reserved: Compressed), 4096, 4096, out WebSocketError? error, inflatedMax: 100_000);
        Assert.Equal(WebSocketError.TooBig, error);
        Assert.InRange(plain.Length, 0, 100_000);
    }

    [Fact]
    public void Bound_is_for_each_message()
    {
        byte[] message = ClientFrame.Of(WebSocketOpcode.Binary, Deflate(new string('A', 90_000)), reserved: Compressed);
        Assert.Equal(270_000, Run([.. message, .. message, .. message], 4096, 4096, out WebSocketError? error, inflatedMax: 90_000).Length);
        Assert.Null(error);
    }

    [Fact]
    public void Messages_without_compression_have_no_bound_here()
    {
        byte[] message = ClientFrame.Of(WebSocketOpcode.Binary, new byte[300_000]);
        Assert.Equal(300_000, Run(message, 4096, 4096, out WebSocketError? error, inflatedMax: 1000).Length);
        Assert.Null(error);
    }

    /// <summary>A message as clients compress it: flushed, and without the tail of the flush.</summary>
    internal static byte[] Deflate(string text, CompressionMode mode = CompressionMode.Compress, bool isFinal = false)
    {
        MemoryStream target = new();
        using (DeflateStream encoder = new(target, mode, leaveOpen: true))
        {
            encoder.Write(Encoding.Latin1.GetBytes(text));
            encoder.Flush();
            if (!isFinal)
            {
                byte[] flushed = target.ToArray();
                return flushed.Length == 0 ? [0] : flushed[..^4];
            }
        }

        return target.ToArray();
    }

    private string Run(byte[] input, int piece, int room, out WebSocketError? error, long inflatedMax = 1_000_000)
    {
        StringBuilder plain = new();
        byte[] output = new byte[room];
        using (WebSocketDecoding decoding = new(new WebSocketTerms(true, 4096, true, inflatedMax), _pool))
        {
            for (int at = 0; at < input.Length; at += piece)
            {
                ReadOnlySpan<byte> rest = input.AsSpan(at, Math.Min(piece, input.Length - at));
                WebSocketRead read;
                int written;
                do
                {
                    read = decoding.Decode(rest, output, out int consumed, out written);
                    plain.Append(Encoding.Latin1.GetString(output, 0, written));
                    rest = rest[consumed..];
                }
                while (read != WebSocketRead.Failed && (!rest.IsEmpty || written == room));
            }

            error = decoding.Error;
        }

        Assert.Equal(0, _pool.Outstanding);
        return plain.ToString();
    }
}
