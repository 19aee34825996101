using System.Text;

namespace Gust.Security.Tests;

public sealed class NKeyTextTests
{
    [Fact]
    public void Published_user_key_is_encoded_as_documented() =>
        Assert.Equal(
            "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4",
            NKeyText.Encode(NKeyPrefix.User, Convert.FromHexString("ef4e44524b72e440f96dae7bba237c6666a40701cb1365a42244f84e7a67dab1")));

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
            string text = NKeyText.Encode((NKeyPrefix)prefix, Enumerable.Repeat(fill, NKeyText.KeySize).ToArray());
            Assert.Equal(letter, text[0]);
            Assert.Equal(56, text.Length);
        }
    }

    [Fact]
    public void Checksum_is_CRC16_XMODEM() => Assert.Equal(0x31C3, NKeyText.Crc16(Encoding.ASCII.GetBytes("123456789")));

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    public void Key_of_another_size_is_refused(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NKeyText.Encode(NKeyPrefix.User, new byte[size]));
}
