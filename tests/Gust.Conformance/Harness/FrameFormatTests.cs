using System.Text;
using Gust.Conformance.Frames;

namespace Gust.Conformance.Harness;

/// <summary>Frames are made and taken apart as RFC 6455 and RFC 7692 show it.</summary>
public sealed class FrameFormatTests
{
    [Theory]
    [InlineData("text", "Hello", "818537FA213D7F9F4D5158")] // RFC 6455 section 5.7
    [InlineData("text unmasked", "Hello", "810548656C6C6F")]
    [InlineData("text part unmasked", "Hel", "010348656C")]
    [InlineData("continuation unmasked", "lo", "80026C6F")]
    [InlineData("ping unmasked long", "x", "897F000000000000000178")]
    [InlineData("text rsv1 deflated unmasked", "Hello", "C107F248CDC9C90700")] // RFC 7692 section 7.2.3.1
    [InlineData("text part rsv1 deflated to=3 unmasked", "Hello", "4103F248CD")]
    [InlineData("close status=1000 unmasked", "", "880203E8")]
    [InlineData("other opcode=11 length=5 unmasked", "x", "8B0578")]
    public void Words_become_a_frame(string words, string payload, string bytes) =>
        Assert.Equal(bytes, Convert.ToHexString(FrameWriter.Frame(words.Split(' '), Encoding.ASCII.GetBytes(payload))));

    [Fact]
    public void A_word_nobody_knows_is_refused() => Assert.Throws<FormatException>(() => FrameWriter.Frame(["text", "loud"], []));

    [Fact]
    public void A_number_without_its_value_is_refused() => Assert.Throws<FormatException>(() => FrameWriter.Frame(["text", "length"], []));

    [Theory]
    [InlineData("82054142430D0A", "ABC\r\n")]
    [InlineData("0203414243" + "8A0178" + "80020D0A", "frame pong \"x\"\r\nABC\r\n")] // a message is shown when it is whole
    [InlineData("C207F248CDC9C90700", "frame compressed\r\nHello")]
    [InlineData("880603E8" + "62796521", "frame close 1000 \"bye!\"\r\n")]
    [InlineData("8800", "frame close\r\n")]
    [InlineData("828141", "frame out of order: 82 81\r\n")]
    [InlineData("8003414243", "frame out of order: 80 03\r\n")]
    public void Frames_become_text(string frames, string text)
    {
        var reader = new FrameReader();
        reader.Take("HTTP/1.1 101 Switching Protocols\r\n\r\n"u8, Stream.Null);
        using var shown = new MemoryStream();
        var bytes = Convert.FromHexString(frames).AsSpan();
        while (reader.Take(bytes, shown) is > 0 and var taken)
        {
            bytes = bytes[taken..];
        }

        Assert.Equal(text, Encoding.ASCII.GetString(shown.ToArray()));
    }
}
