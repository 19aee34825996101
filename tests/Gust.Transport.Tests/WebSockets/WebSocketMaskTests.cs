using Gust.Foundation;
using Gust.Transport.WebSockets;

namespace Gust.Transport.Tests.WebSockets;

public sealed class WebSocketMaskTests
{
    [Fact]
    public void Mask_of_the_rfc_gives_hello()
    {
        byte[] plain = new byte[5];
        WebSocketMask.Apply([0x7F, 0x9F, 0x4D, 0x51, 0x58], plain, 0x37FA213D, position: 0); // RFC 6455 section 5.7
        Assert.Equal("Hello"u8.ToArray(), plain);
    }

    [Fact]
    public void Pieces_give_what_the_whole_gives()
    {
        SeededRandom random = new(1);
        byte[] source = new byte[300];
        random.Fill(source);
        const uint Key = 0x01020304;
        byte[] expected = [.. source.Select((value, i) => (byte)(value ^ (byte)(Key >> (24 - (8 * (i & 3))))))];
        for (int cut = 0; cut <= source.Length; cut++)
        {
            byte[] target = new byte[source.Length];
            WebSocketMask.Apply(source.AsSpan(0, cut), target, Key, 0);
            WebSocketMask.Apply(source.AsSpan(cut), target.AsSpan(cut), Key, cut);
            Assert.Equal(expected, target);
        }
    }
}
