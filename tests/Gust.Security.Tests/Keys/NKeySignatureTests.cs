using Gust.Foundation;
using Gust.Security.Keys;

namespace Gust.Security.Tests.Keys;

public sealed class NKeySignatureTests
{
    private static readonly byte[] Nonce = "PXoWU7zWAMt75FY"u8.ToArray();
    private static readonly NKeyPair Pair = NKeyPair.Create(NKeyPrefix.User, new SeededRandom(7));
    private static readonly byte[] Signature = Pair.Sign(Nonce);

    [Fact]
    public void Both_forms_of_base64_are_accepted()
    {
        string standard = Convert.ToBase64String(Signature);
        Assert.True(NKeySignature.Verify(Pair.PublicKey, Nonce, standard));
        Assert.True(NKeySignature.Verify(Pair.PublicKey, Nonce, standard.TrimEnd('=').Replace('+', '-').Replace('/', '_')));
    }

    [Fact]
    public void Signature_of_another_nonce_or_by_another_key_is_refused()
    {
        using NKeyPair other = NKeyPair.Create(NKeyPrefix.User, new SeededRandom(8));
        Assert.False(NKeySignature.Verify(Pair.PublicKey, "PXoWU7zWAMt75FZ"u8, Signature));
        Assert.False(NKeySignature.Verify(other.PublicKey, Nonce, Signature));
    }

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("AAAA")]
    [InlineData("not base64 at all")]
    public void Malformed_signature_is_refused(string signature) => Assert.False(NKeySignature.Verify(Pair.PublicKey, Nonce, signature));

    [Fact]
    public void Overlong_signature_is_refused() => Assert.False(NKeySignature.Verify(Pair.PublicKey, Nonce, new string('A', 100_000)));

    [Fact]
    public void Malformed_public_key_is_refused() => Assert.False(NKeySignature.Verify(Pair.PublicKey.AsSpan(1), Nonce, Signature));

    [Fact]
    public void Curve_key_verifies_nothing()
    {
        Assert.True(NKeyText.TryDecode(Pair.PublicKey, out _, out byte[]? key));
        Assert.False(NKeySignature.Verify(NKeyText.Encode(NKeyPrefix.Curve, key), Nonce, Signature));
    }
}
