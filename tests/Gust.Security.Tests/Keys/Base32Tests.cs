using System.Text;
using Gust.Security.Keys;

namespace Gust.Security.Tests.Keys;

public sealed class Base32Tests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Vectors_of_RFC_4648_hold_both_ways_without_padding(string plain, string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(plain);
        Assert.Equal(text, Base32.Encode(bytes));
        byte[] decoded = new byte[Base32.DecodedSize(text.Length)];
        Assert.True(Base32.TryDecode(text, decoded));
        Assert.Equal(bytes, decoded);
    }

    [Theory]
    [InlineData("MZ")] // bits after the last byte that encoding leaves zero
    [InlineData("M1")]
    [InlineData("my")]
    [InlineData("M")]
    [InlineData("MY======")]
    [InlineData("MZXQ")] // two bytes where one is asked for
    public void Text_that_encoding_does_not_produce_is_refused(string text) => Assert.False(Base32.TryDecode(text, new byte[1]));
}
