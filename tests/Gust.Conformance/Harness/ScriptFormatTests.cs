using System.Text;
using Gust.Conformance.Comparing;
using Gust.Conformance.Scripting;
using Gust.Testing;

namespace Gust.Conformance.Harness;

/// <summary>Scripts mean what scripts/README.md says.</summary>
public sealed class ScriptFormatTests
{
    [Theory]
    [InlineData(@"a\r\n\t\s\\", "a\r\n\t \\")]
    [InlineData(@"\x00\xfF", "\0\u00ff")]
    [InlineData(@"<\*3{ab}>", "<ababab>")]
    [InlineData(@"\*2{\*2{x}\r}", "xx\rxx\r")]
    [InlineData(@"\*2{{}}", "{}{}")]
    public void Escapes_become_bytes(string text, string bytes) =>
        Assert.Equal(bytes, Encoding.Latin1.GetString(EscapedText.Decode(text)));

    [Theory]
    [InlineData(@"\q")]
    [InlineData(@"\")]
    [InlineData(@"\*3{x")]
    public void Broken_escapes_are_refused(string text) => Assert.Throws<FormatException>(() => EscapedText.Decode(text));

    [Fact]
    public void Neighbouring_lines_of_one_connection_are_one_write()
    {
        var script = ScriptParser.Parse("x", "A connect\nA> PUB a 1\nA>> b\\r\\n\nB> PING\nsync\n");
        Assert.Equal(["PUB a 1\r\nb\r\n", "PING\r\n"], script.Steps.OfType<SendStep>().Select(step => Encoding.ASCII.GetString(step.Bytes)));
    }

    [Theory]
    [InlineData("A connect\nA> PING\n")]
    [InlineData("A connects\nsync\n")]
    [InlineData("server sleeps\nsync\n")]
    public void A_script_that_makes_no_sense_is_refused(string text) => Assert.Throws<FormatException>(() => ScriptParser.Parse("x", text));

    [Fact]
    public void Copies_of_one_message_are_put_in_the_order_of_their_sids()
    {
        WireFrame[] frames = [Message("s", "2", "a"), Message("s", "1", "a"), Message("s", "2", "b"), Message("s", "1", "a")];
        Assert.Equal(["MSG s 1 1", "MSG s 2 1", "MSG s 2 1", "MSG s 1 1"], CopyOrder.Sort(frames).Select(frame => frame.Line));
    }

    [Fact]
    public void Masks_keep_the_form_of_INFO()
    {
        var id = "N" + new string('A', 55);
        var line = $$"""INFO {"server_id":"{{id}}","server_name":"{{id}}","port":4222,"client_id":7,"headers":true,"nonce":"no nonce"} """;
        Assert.Equal(
            """INFO {"server_id":"<server id>","server_name":"<server id>","port":"<port>","client_id":"<client id>","headers":true,"nonce":"no nonce"} |""",
            InfoText.Mask(line, 4222));
    }

    private static WireFrame Message(string subject, string sid, string data) => new($"MSG {subject} {sid} 1", Encoding.ASCII.GetBytes(data));
}
