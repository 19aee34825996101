using System.Text;
using Gust.Security.Keys;

namespace Gust.Security.Tests.Keys;

public sealed class NKeyTextTests
{
    private const string UserKey = "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4";
    private static readonly byte[] UserKeyBytes = Convert.FromHexString("ef4e44524b72e440f96dae7bba237c6666a40701cb1365a42244f84e7a67dab1");

    [Fact]
    public void Published_user_key_is_encoded_as_documented() => Assert.Equal(UserKey, NKeyText.Encode(NKeyPrefix.User, UserKeyBytes));

    [Fact]
    public void Published_user_key_is_decoded_to_its_bytes()
    {
        Assert.True(NKeyText.TryDecode(UserKey, out NKeyPrefix prefix, out byte[]? key));
        Assert.Equal(NKeyPrefix.User, prefix);
        Assert.Equal(UserKeyBytes, key);
        Assert.True(NKeyText.IsValid(UserKey, NKeyPrefix.User));
        Assert.False(NKeyText.IsValid(UserKey, NKeyPrefix.Account));
    }

    [Theory]
    [InlineData((byte)NKeyPrefix.Account, 'A')]
    [InlineData((byte)NKeyPrefix.Cluster, 'C')]
    [InlineData((byte)NKeyPrefix.Server, 'N')]
    [InlineData((byte)NKeyPrefix.Operator, 'O')]
    [InlineData((byte)NKeyPrefix.User, 'U')]
    [InlineData((byte)NKeyPrefix.Curve, 'X')]
    public void Prefix_decides_the_first_letter(byte prefix, char letter)
    {
        foreach (byte fill in new byte[] { 0x00, 0x55, 0xFF })
        {
            byte[] key = Enumerable.Repeat(fill, NKeyText.KeySize).ToArray();
            string text = NKeyText.Encode((NKeyPrefix)prefix, key);
            Assert.Equal(letter, text[0]);
            Assert.Equal(NKeyText.Length, text.Length);
            Assert.True(NKeyText.TryDecode(text, out NKeyPrefix decoded, out byte[]? bytes));
            Assert.Equal((NKeyPrefix)prefix, decoded);
            Assert.Equal(key, bytes);
        }
    }

    [Fact]
    public void Any_letter_changed_is_refused()
    {
        for (int position = 0; position < UserKey.Length; position++)
        {
            foreach (char letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".Where(letter => letter != UserKey[position]))
            {
                Assert.False(NKeyText.TryDecode(UserKey[..position] + letter + UserKey[(position + 1)..], out _, out _));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("U")]
    [InlineData("UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF")] // a letter short
    [InlineData("UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4A")] // a letter long
    [InlineData("UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4=")]
    [InlineData("udxu4rcsjnzoiqhznwxhxordprtgnjahahfrgzneejcpqtt2m7nlcnf4")]
    [InlineData("UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF1")] // 1 is no letter of base32
    [InlineData("UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF\u0134")]
    [InlineData("SUALGOWWCFUAALK4HUFAT6THPHJRRKPSKYHRB7MS7QS2MYBGW7OOAQW7I4")] // a seed
    public void Malformed_text_is_refused(string text) => Assert.False(NKeyText.TryDecode(text, out _, out _));

    [Fact]
    public void Unknown_prefix_with_a_right_checksum_is_refused()
    {
        foreach (byte prefix in Enumerable.Range(0, 256).Select(value => (byte)value).Where(value => !Enum.IsDefined((NKeyPrefix)value)))
        {
            Assert.False(NKeyText.TryDecode(NKeyText.Encode((NKeyPrefix)prefix, UserKeyBytes), out _, out _));
        }
    }

    [Fact]
    public void Checksum_is_CRC16_XMODEM() => Assert.Equal(0x31C3, Crc16.Compute(Encoding.ASCII.GetBytes("123456789")));

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    public void Key_of_another_size_is_refused(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NKeyText.Encode(NKeyPrefix.User, new byte[size]));
}
