using System.Text;
using Gust.Foundation;
using Gust.Security.Keys;

namespace Gust.Security.Tests.Keys;

public sealed class NKeyPairTests
{
    private const string UserSeed = "SUALGOWWCFUAALK4HUFAT6THPHJRRKPSKYHRB7MS7QS2MYBGW7OOAQW7I4";

    /// <summary>Made by npm's @nats-io/nkeys 2, which signed the same message with each.</summary>
    [Theory]
    [InlineData((byte)NKeyPrefix.Operator, "SOAMNAS4O5EX2E446O7CCYRBRKTBXI5HHFDZCKJZIAFUT5CPCUTBYBC5RY", "OCXPCXAVCUWXUAKI4SHBYWUIVAF23Y6OKQO7I7RS63J6TEM6SOFZGDWT", "Marn02ITvC1Cmwa3A1o+ggRzTSXXeCmcxdB2xk+LxoE83kn1aHOnilelHvTMNqXEmQzBVnVbz0TXrwnhzPtDBg==")]
    [InlineData((byte)NKeyPrefix.Account, "SAAB4DRI45XSKH2YDO7WUFA3654L76MY7VLVCRZ2YHL6UQYIJJDL2IY4IY", "ABLOMMQORLMDINLDP5B4OCDAM567NS57R4U4QO7STWEPXNB53TWL3KDZ", "F7RcgDGwFB6ItwLYEN1tnSW+RPZrDUHhbYAu+chXLWnNRZaPWNfG2oXzrkqQIk52Cs26jSmVFKu7xj+4UrHmBQ==")]
    [InlineData((byte)NKeyPrefix.User, UserSeed, "UAIBPGP46SXHP2PCHKMSCGVB5N73GBP642XX2LWK23HMDJTM7W6SFD7J", "gHFeYTGlU+2tMWDh5kBWhKwxIIYEWLabyYZjS5Q9rV4nCw7saFH7s0IKMQcaAW0c2FZjiL5mmGJBBh81KLpXCA==")]
    [InlineData((byte)NKeyPrefix.Server, "SNAFG5FS3OH3CYGYXII3IP7JBKKVXSOZPN3QCSRQG7RBGRAE7NPONA2CR4", "NCB3JVGPORKRBMSL5IWBR2P5NBU3H7MS4Q65LGZRABLIU7Z6IMH5XK77", "3yxYDyv87Ha+nsLTeSDmflc73i/BXphFML4JKUTUujY4s1DOlCZyigJnX4r6PDdF8b1n/yHwh4D/JLuiirPLBw==")]
    [InlineData((byte)NKeyPrefix.Cluster, "SCANGXSM32VTFQPEZLNXF4I2AUGFBNTB5FG66ONVTEDGHFY3567GTWAFHQ", "CDUMIBA7WKNMJSTNNM4BXIKF53HHFFYA27XQ54TFU3AV6XLCXHQMZ4GX", "AEcOUCewMMKlFIvR0OZIOoJc2bwYMSLBzH++ySOuSexjTCfcYrpJpX4zBVgokuRYCEv+ymisXHaUO1DOPGv6CA==")]
    public void Keys_made_by_npm_nkeys_are_read_sign_alike_and_verify(byte prefix, string seed, string publicKey, string signature)
    {
        using NKeyPair pair = NKeyPair.FromSeed(seed);
        Assert.Equal((NKeyPrefix)prefix, pair.Prefix);
        Assert.Equal(publicKey, pair.PublicKey);
        Assert.Equal(seed, pair.EncodeSeed());
        byte[] message = Encoding.ASCII.GetBytes("nonce-0123456789");
        Assert.Equal(signature, Convert.ToBase64String(pair.Sign(message)));
        Assert.True(NKeySignature.Verify(publicKey, message, signature));
        Assert.True(NKeySignature.Verify(publicKey, message, pair.SignToText(message)));
    }

    [Fact]
    public void Same_seed_bytes_make_the_same_pair()
    {
        using NKeyPair first = NKeyPair.Create(NKeyPrefix.User, new SeededRandom(1));
        using NKeyPair again = NKeyPair.Create(NKeyPrefix.User, new SeededRandom(1));
        using NKeyPair other = NKeyPair.Create(NKeyPrefix.User, new SeededRandom(2));
        Assert.Equal(first.PublicKey, again.PublicKey);
        Assert.NotEqual(first.PublicKey, other.PublicKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SUALGOWWCFUAALK4HUFAT6THPHJRRKPSKYHRB7MS7QS2MYBGW7OOAQW7I5")] // another last letter
    [InlineData("SAALGOWWCFUAALK4HUFAT6THPHJRRKPSKYHRB7MS7QS2MYBGW7OOAQW7I4")] // claims to be an account's
    [InlineData("sualgowwcfuaalk4hufat6thphjrrkpskyhrb7ms7qs2mybgw7ooaqw7i4")]
    [InlineData("SUALGOWWCFUAALK4HUFAT6THPHJRRKPSKYHRB7MS7QS2MYBGW7OOAQW7")]
    [InlineData("UAIBPGP46SXHP2PCHKMSCGVB5N73GBP642XX2LWK23HMDJTM7W6SFD7J")] // a public key
    [InlineData("SXAFVCSMMTWA7R6JORQU6TTM2YYSHU2XLR257L6SR3NTG7WXYLG4NROIHM")] // a curve key does not sign
    public void Text_that_is_no_signing_seed_is_refused(string text)
    {
        Assert.False(NKeyPair.TryFromSeed(text, out _));
        Assert.Throws<FormatException>(() => NKeyPair.FromSeed(text));
    }

    [Fact]
    public void Disposed_pair_neither_signs_nor_shows_its_seed()
    {
        NKeyPair pair = NKeyPair.FromSeed(UserSeed);
        pair.Dispose();
        Assert.Throws<ObjectDisposedException>(() => pair.Sign("x"u8));
        Assert.Throws<ObjectDisposedException>(pair.EncodeSeed);
    }

    [Fact]
    public void Text_of_a_pair_is_its_public_half()
    {
        using NKeyPair pair = NKeyPair.FromSeed(UserSeed);
        Assert.Equal(pair.PublicKey, $"{pair}");
    }
}
