using System.Text;
using Gust.Foundation;
using Gust.Transport.WebSockets;

namespace Gust.Transport.Tests.WebSockets;

/// <summary>RFC 6455 case by case, as the Autobahn suite does; texts are those of nats-server 2.15.1.</summary>
public sealed class WebSocketFrameReaderTests
{
    public static TheoryData<string, byte[]> Violations => new()
    {
        { "RSV2 and RSV3 must be clear", ClientFrame.Of(WebSocketOpcode.Binary, "x"u8, reserved: 1) },
        { "RSV2 and RSV3 must be clear", ClientFrame.Of(WebSocketOpcode.Binary, "x"u8, reserved: 2) },
        { "compressed frame received without negotiated permessage-deflate", ClientFrame.Of(WebSocketOpcode.Binary, "x"u8, reserved: 4) },
        { "mask bit missing", ClientFrame.Of(WebSocketOpcode.Binary, "x"u8, isMasked: false) },
        { "unknown opcode 3", ClientFrame.Of((WebSocketOpcode)3, "x"u8) },
        { "unknown opcode 7", ClientFrame.Of((WebSocketOpcode)7, "x"u8) },
        { "unknown opcode 11", ClientFrame.Of((WebSocketOpcode)11, "x"u8) },
        { "unknown opcode 15", ClientFrame.Of((WebSocketOpcode)15, "x"u8) },
        { "invalid continuation frame", ClientFrame.Of(WebSocketOpcode.Continuation, "x"u8) },
        { "invalid continuation frame", [.. ClientFrame.Binary("x"), .. ClientFrame.Of(WebSocketOpcode.Continuation, "x"u8)] },
        {
            "new message started before final frame for previous message was received",
            [.. ClientFrame.Of(WebSocketOpcode.Text, "x"u8, isFinal: false), .. ClientFrame.Binary("y")]
        },
        { "control frame length bigger than maximum allowed of 125 bytes", ClientFrame.Of(WebSocketOpcode.Ping, new byte[126]) },
        { "control frame length bigger than maximum allowed of 125 bytes", ClientFrame.Of(WebSocketOpcode.Close, new byte[126]) },
        { "control frame does not have final bit set", ClientFrame.Of(WebSocketOpcode.Ping, "x"u8, isFinal: false) },
        { "control frame does not have final bit set", ClientFrame.Of(WebSocketOpcode.Close, [], isFinal: false) },
        { "compressed frame received without negotiated permessage-deflate", ClientFrame.Of(WebSocketOpcode.Ping, "x"u8, reserved: 4) },
        { "invalid 64-bit payload length", [0x82, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 5] },
        { "close frame payload cannot be 1 byte", ClientFrame.Of(WebSocketOpcode.Close, [3]) },
        { "invalid close status code 0", ClientFrame.Close(0) },
        { "invalid close status code 999", ClientFrame.Close(999) },
        { "invalid close status code 1004", ClientFrame.Close(1004) },
        { "invalid close status code 1005", ClientFrame.Close(1005) },
        { "invalid close status code 1006", ClientFrame.Close(1006) },
        { "invalid close status code 1015", ClientFrame.Close(1015) },
        { "invalid close status code 2999", ClientFrame.Close(2999) },
        { "invalid close status code 5000", ClientFrame.Close(5000) },
        { "invalid close status code 65535", ClientFrame.Close(65535) },
        { "invalid utf8 body in close frame", ClientFrame.Close(1000, [0xCE, 0xBA, 0xE1, 0xBD]) },
    };

    [Theory]
    [MemberData(nameof(Violations))]
    public void Violation_is_named_whatever_pieces_it_comes_in(string error, byte[] input)
    {
        foreach (int piece in new[] { 1, 2, 3, 7, input.Length })
        {
            Assert.Equal(error, Run(input, piece).Error?.Text);
        }
    }

    [Fact]
    public void Control_frames_and_continuations_are_never_compressed()
    {
        WebSocketFrameReader control = new(requiresMask: true, allowsCompression: true);
        control.Read(ClientFrame.Of(WebSocketOpcode.Ping, "x"u8, reserved: 4), new byte[10], out _, out _);
        Assert.Equal("control frame must not be compressed", control.Error?.Text);

        WebSocketFrameReader continuation = new(requiresMask: true, allowsCompression: true);
        continuation.Read(ClientFrame.Of(WebSocketOpcode.Binary, "x"u8, isFinal: false), new byte[10], out int consumed, out _);
        Assert.Equal(WebSocketRead.More, continuation.Read(ClientFrame.Of(WebSocketOpcode.Binary, "x"u8, isFinal: false).AsSpan(consumed), new byte[10], out _, out _));
        continuation.Read(ClientFrame.Of(WebSocketOpcode.Continuation, "y"u8, reserved: 4), new byte[10], out _, out _);
        Assert.Equal("invalid continuation frame", continuation.Error?.Text);
    }

    [Fact]
    public void Reader_stays_failed()
    {
        WebSocketFrameReader reader = new(requiresMask: true, allowsCompression: false);
        byte[] output = new byte[10];
        Assert.Equal(WebSocketRead.Failed, reader.Read(ClientFrame.Of((WebSocketOpcode)5, []), output, out _, out _));
        Assert.Equal(WebSocketRead.Failed, reader.Read(ClientFrame.Binary("x"), output, out int consumed, out int written));
        Assert.Equal((0, 0), (consumed, written));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public void Payload_of_every_length_arrives_unmasked(int length)
    {
        byte[] payload = new byte[length];
        new SeededRandom(length).Fill(payload);
        Assert.Equal(payload, Run(ClientFrame.Of(WebSocketOpcode.Binary, payload), 1000).Plain);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1003)]
    [InlineData(1007)]
    [InlineData(1014)]
    [InlineData(3000)]
    [InlineData(4999)]
    public void Valid_close_is_shown_with_its_payload(int status)
    {
        Outcome outcome = Run(ClientFrame.Close(status, "bye"u8), 1);
        Assert.Null(outcome.Error);
        Assert.Equal($"Close {Convert.ToHexString([(byte)(status >> 8), (byte)status])}627965", Assert.Single(outcome.Controls));
    }

    [Fact]
    public void Control_frames_may_come_between_fragments()
    {
        byte[] input =
        [
            .. ClientFrame.Of(WebSocketOpcode.Text, "PI"u8, isFinal: false),
            .. ClientFrame.Of(WebSocketOpcode.Ping, "1"u8),
            .. ClientFrame.Of(WebSocketOpcode.Continuation, "NG"u8, isFinal: false),
            .. ClientFrame.Of(WebSocketOpcode.Pong, "2"u8),
            .. ClientFrame.Of(WebSocketOpcode.Continuation, "\r\n"u8),
            .. ClientFrame.Of(WebSocketOpcode.Ping, []),
        ];
        for (int piece = 1; piece <= input.Length; piece++)
        {
            Outcome outcome = Run(input, piece);
            Assert.Equal("PING\r\n", Encoding.ASCII.GetString(outcome.Plain));
            Assert.Equal(["Ping 31", "Pong 32", "Ping "], outcome.Controls);
        }
    }

    [Fact]
    public void Lengths_in_longer_forms_than_needed_are_taken_as_nats_server_does()
    {
        byte[] frame = [0x82, 0xFE, 0, 2, 0, 0, 0, 0, (byte)'o', (byte)'k'];
        Assert.Equal("ok"u8.ToArray(), Run(frame, 3).Plain);
    }

    [Fact]
    public void Peer_that_announced_it_may_do_without_masks()
    {
        WebSocketFrameReader reader = new(requiresMask: false, allowsCompression: false);
        byte[] output = new byte[10];
        byte[] frame = ClientFrame.Of(WebSocketOpcode.Binary, "ok"u8, isMasked: false);
        Assert.Equal(WebSocketRead.MessageBegin, reader.Read(frame, output, out int consumed, out _));
        Assert.Equal(WebSocketRead.MessageEnd, reader.Read(frame.AsSpan(consumed), output, out _, out int written));
        Assert.Equal("ok"u8.ToArray(), output[..written]);
    }

    [Fact]
    public void Noise_never_throws_and_never_writes_more_than_there_is_room()
    {
        SeededRandom random = new(4711);
        for (int run = 0; run < 20_000; run++)
        {
            byte[] noise = new byte[random.Next(60)];
            random.Fill(noise);
            if (noise.Length > 1 && random.Next(2) == 0)
            {
                noise[0] &= 0x8F; // more often past the first check
                noise[1] |= 0x80;
            }

            Outcome outcome = Run(noise, 1 + random.Next(8));
            Assert.True(outcome.Plain.Length <= noise.Length);
        }
    }

    private static Outcome Run(byte[] input, int piece)
    {
        WebSocketFrameReader reader = new(requiresMask: true, allowsCompression: false);
        Outcome outcome = new();
        List<byte> plain = [];
        byte[] output = new byte[17];
        for (int at = 0; at < input.Length; at += piece)
        {
            ReadOnlySpan<byte> rest = input.AsSpan(at, Math.Min(piece, input.Length - at));
            while (true)
            {
                WebSocketRead read = reader.Read(rest, output, out int consumed, out int written);
                plain.AddRange(output[..written]);
                rest = rest[consumed..];
                if (read is WebSocketRead.Ping or WebSocketRead.Pong or WebSocketRead.Close)
                {
                    outcome.Controls.Add($"{read} {Convert.ToHexString(reader.Control)}");
                }

                if (read == WebSocketRead.Failed || (read == WebSocketRead.More && rest.IsEmpty))
                {
                    break;
                }
            }
        }

        outcome.Plain = [.. plain];
        outcome.Error = reader.Error;
        return outcome;
    }

    private sealed class Outcome
    {
        public byte[] Plain { get; set; } = [];

        public List<string> Controls { get; } = [];

        public WebSocketError? Error { get; set; }
    }
}
