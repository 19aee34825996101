using System.Text;
using Gust.Security.Keys;

namespace Gust.Security.Tests.Keys;

public sealed class OpenSslCryptoTests
{
    [Fact]
    public void This_system_has_a_libcrypto() => Assert.True(OpenSslCrypto.IsAvailable);

    [Theory]
    [InlineData("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void Vectors_of_RFC_8032_hold(string seed, string publicKey, string message, string signature)
    {
        using OpenSslKey key = OpenSslCrypto.Ed25519Private(Hex(seed));
        Assert.Equal(Hex(publicKey), OpenSslCrypto.PublicKey(key));
        Assert.Equal(Hex(signature), OpenSslCrypto.Sign(key, Hex(message)));

        using OpenSslKey known = OpenSslCrypto.Ed25519Public(Hex(publicKey));
        Assert.True(OpenSslCrypto.Verify(known, Hex(message), Hex(signature)));
    }

    [Fact]
    public void Altered_signature_message_or_key_does_not_verify()
    {
        byte[] message = Encoding.ASCII.GetBytes("a message");
        using OpenSslKey key = OpenSslCrypto.Ed25519Private(new byte[OpenSslCrypto.SeedSize]);
        byte[] signature = OpenSslCrypto.Sign(key, message);
        byte[] publicKey = OpenSslCrypto.PublicKey(key);
        Assert.True(Verifies(publicKey, message, signature));

        for (int bit = 0; bit < signature.Length * 8; bit++)
        {
            Assert.False(Verifies(publicKey, message, Flip(signature, bit)));
        }

        Assert.False(Verifies(publicKey, Flip(message, 0), signature));
        Assert.False(Verifies(Flip(publicKey, 9), message, signature));
        Assert.False(Verifies(publicKey, message, signature[..63]));
        Assert.False(Verifies(publicKey, message, []));
    }

    [Fact]
    public void Signature_with_a_scalar_past_the_group_order_does_not_verify()
    {
        // RFC 8032 section 5.1.7: S + L would be a second signature of the same message.
        byte[] signature = Hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        byte[] order = Hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        int carry = 0;
        for (int i = 0; i < order.Length; i++)
        {
            carry += signature[32 + i] + order[i];
            signature[32 + i] = (byte)carry;
            carry >>= 8;
        }

        Assert.False(Verifies(Hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"), [], signature));
    }

    [Fact]
    public void Vectors_of_RFC_7748_hold()
    {
        using OpenSslKey alice = OpenSslCrypto.X25519Private(Hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));
        using OpenSslKey bob = OpenSslCrypto.X25519Private(Hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"));
        Assert.Equal(Hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"), OpenSslCrypto.PublicKey(alice));
        Assert.Equal(Hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"), OpenSslCrypto.PublicKey(bob));

        byte[] expected = Hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
        byte[] secret = new byte[32];
        Assert.True(OpenSslCrypto.TryAgree(alice, OpenSslCrypto.PublicKey(bob), secret));
        Assert.Equal(expected, secret);
        Assert.True(OpenSslCrypto.TryAgree(bob, OpenSslCrypto.PublicKey(alice), secret));
        Assert.Equal(expected, secret);
    }

    [Theory]
    [InlineData("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4", "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c", "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552")]
    [InlineData("4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d", "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493", "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957")]
    public void Multiplication_vectors_of_RFC_7748_hold(string scalar, string point, string product)
    {
        using OpenSslKey key = OpenSslCrypto.X25519Private(Hex(scalar));
        byte[] secret = new byte[32];
        Assert.True(OpenSslCrypto.TryAgree(key, Hex(point), secret));
        Assert.Equal(Hex(product), secret);
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    public void Peer_key_of_small_order_is_refused(string point)
    {
        using OpenSslKey key = OpenSslCrypto.X25519Private(Hex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4"));
        Assert.False(OpenSslCrypto.TryAgree(key, Hex(point), new byte[32]));
    }

    [Fact]
    public void Poly1305_vector_of_RFC_8439_holds()
    {
        byte[] tag = new byte[OpenSslCrypto.TagSize];
        OpenSslCrypto.Poly1305Tag(Hex("85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b"), Encoding.ASCII.GetBytes("Cryptographic Forum Research Group"), tag);
        Assert.Equal(Hex("a8061dc1305136c6c22b8baf0c0127a9"), tag);
    }

    [Fact]
    public void Sha512_256_vector_of_FIPS_180_holds() =>
        Assert.Equal(Hex("53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"), OpenSslCrypto.Sha512With256Bits("abc"u8));

    [Fact]
    public void Key_of_another_size_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => OpenSslCrypto.Ed25519Private(new byte[31]));
        Assert.Throws<ArgumentOutOfRangeException>(() => OpenSslCrypto.Ed25519Public(new byte[33]));
    }

    private static bool Verifies(byte[] publicKey, byte[] message, byte[] signature)
    {
        using OpenSslKey key = OpenSslCrypto.Ed25519Public(publicKey);
        return OpenSslCrypto.Verify(key, message, signature);
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        byte[] flipped = [.. bytes];
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    private static byte[] Hex(string hex) => Convert.FromHexString(hex);
}
