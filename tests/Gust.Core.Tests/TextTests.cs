using System.Text;

namespace Gust.Core.Tests;

public sealed class TextTests
{
    [Fact]
    public void Every_close_reason_has_its_words()
    {
        string[] texts = [.. Enum.GetValues<CloseReason>().Select(CloseReasonText.Of)];
        Assert.All(texts, text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Equal(texts.Length, texts.Distinct().Count());
    }

    [Theory]
    [InlineData("foo.bar", "\"foo.bar\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("\a\b\f\n\r\t\v", "\"\\a\\b\\f\\n\\r\\t\\v\"")]
    [InlineData("\u0001\u007f", "\"\\x01\\x7f\"")]
    [InlineData("ünï", "\"ünï\"")]
    [InlineData("\u0085", "\"\\u0085\"")]
    [InlineData("", "\"\"")]
    public void Quoted_text_escapes_what_cannot_be_printed(string text, string quoted) => Assert.Equal(quoted, Quoted.Text(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Quoted_text_escapes_what_is_not_UTF8() => Assert.Equal("\"a\\xff\\xc3\"", Quoted.Text([(byte)'a', 0xFF, 0xC3]));
}
