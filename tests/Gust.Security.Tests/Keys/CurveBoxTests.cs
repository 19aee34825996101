using System.Text;
using Gust.Foundation;
using Gust.Security.Keys;

namespace Gust.Security.Tests.Keys;

public sealed class CurveBoxTests
{
    /// <summary>Keys and boxes made by npm's @nats-io/nkeys 2.</summary>
    private const string NpmSender = "SXAFVCSMMTWA7R6JORQU6TTM2YYSHU2XLR257L6SR3NTG7WXYLG4NROIHM";
    private const string NpmSenderKey = "XCIK33YA3XCQ3DVOAK7OJ5COMKCP5AFK2DTWVNOZPK3LTAT7QSPVDNXE";
    private const string NpmRecipient = "SXAJEKOXETZIZHMCRJTDQVWSSZNMH42MHTG75TFQHNSLYEZRDEHALK6IJM";
    private const string NpmRecipientKey = "XDBJH2IR2S2GRSUE5CORUXGIKIXJEYWMSGFMUTUCFBFR7U3HL3WQGXLF";

    [Fact]
    public void Vector_of_NaCl_holds()
    {
        byte[] nonce = Hex("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37");
        byte[] message = Hex("be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac728d45e6c61296cdc3c01233561f41db66cce314adb310e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a024a838f21af1fde048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f937763848645e0705");
        byte[] box = Hex("f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c531a1186ac0dfc17c98dce87b4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de56244a9e88d5f9b37973f622a43d14a6599b1f654cb45a74e355a5");
        using OpenSslKey alice = OpenSslCrypto.X25519Private(Hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));
        byte[] bob = Hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");

        Assert.True(CurveBox.TrySeal(alice, bob, nonce, message, out byte[]? made));
        Assert.Equal([.. "xkv1"u8, .. nonce, .. box], made);
    }

    [Theory]
    [InlineData("", "786b7631b0bb2f032f6a7c23022dfc1db419c5ada0586c11e733dbc026afa43de675d17450d24c547683e35b")]
    [InlineData("x", "786b763152095f32b188e02f77c783dea9eb084e39c3233179696d6fda4d5ec3dff13fb34f316745e9ed3e9d9b")]
    [InlineData("hello curve", "786b76316885637c450826ba38559223c2528e2fb40e8dc9dcad52445279f23467868c3748a0ca4fd4f0dd0e8d45e56c70142c60683536")]
    public void Box_sealed_by_npm_nkeys_opens(string message, string box)
    {
        Assert.True(CurveKeyPair.TryFromSeed(NpmRecipient, out CurveKeyPair? recipient));
        Assert.Equal(NpmRecipientKey, recipient.PublicKey);
        Assert.True(recipient.TryOpen(Hex(box), NpmSenderKey, out byte[]? opened));
        Assert.Equal(message, Encoding.ASCII.GetString(opened));
    }

    [Fact]
    public void Box_with_a_given_nonce_is_byte_for_byte_that_of_npm_nkeys()
    {
        Assert.True(CurveKeyPair.TryFromSeed(NpmSender, out CurveKeyPair? sender));
        byte[] message = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0123456789", 20)));
        Assert.True(sender.TrySeal(message, NpmRecipientKey, new ConstantRandom(9), out byte[]? box));
        Assert.Equal(
            "786b7631090909090909090909090909090909090909090909090909dab3983ed35431b17b64c46482e4bd4cc3cf0c50813e324d876e83f91d5fa903c45f1fa076b385c9f4ca9ee75a78392013ce7939e06eab07a388e0b5f8b9b04916228053a33bacf062a429c983aa7812b4ad06b88d7dc65620b73c5e2c4d6e41c00dcfdc2ccc6567f1bc0f9a427ff75e8246d689b087b54677537a9ac23a49f2f0a7ff26256c427f41593e0d1c4274d4015754be42ec4395baed84ede20145e50fc92e9d699a0f50ce4dbed05fe2a53392b306ea261c7f6642dc3772fb04d21767e48cfc1b5ff25ff50bd6f10dfa4ff742898fc55d7ca711",
            Convert.ToHexStringLower(box));
    }

    [Fact]
    public void Any_bit_changed_is_noticed()
    {
        using CurveKeyPair sender = CurveKeyPair.Create(new SeededRandom(1));
        using CurveKeyPair recipient = CurveKeyPair.Create(new SeededRandom(2));
        Assert.True(sender.TrySeal("a secret"u8, recipient.PublicKey, new SeededRandom(3), out byte[]? box));
        Assert.True(recipient.TryOpen(box, sender.PublicKey, out _));
        for (int bit = 0; bit < box.Length * 8; bit++)
        {
            byte[] altered = [.. box];
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(recipient.TryOpen(altered, sender.PublicKey, out _));
        }
    }

    [Fact]
    public void Box_cut_short_is_refused()
    {
        using CurveKeyPair sender = CurveKeyPair.Create(new SeededRandom(1));
        using CurveKeyPair recipient = CurveKeyPair.Create(new SeededRandom(2));
        Assert.True(sender.TrySeal("a secret"u8, recipient.PublicKey, new SeededRandom(3), out byte[]? box));
        for (int size = 0; size < box.Length; size++)
        {
            Assert.False(recipient.TryOpen(box.AsSpan(0, size), sender.PublicKey, out _));
        }
    }

    [Fact]
    public void Only_the_recipient_opens_and_only_from_the_sender()
    {
        using CurveKeyPair sender = CurveKeyPair.Create(new SeededRandom(1));
        using CurveKeyPair recipient = CurveKeyPair.Create(new SeededRandom(2));
        using CurveKeyPair eve = CurveKeyPair.Create(new SeededRandom(4));
        Assert.True(sender.TrySeal("a secret"u8, recipient.PublicKey, new SeededRandom(3), out byte[]? box));
        Assert.False(eve.TryOpen(box, sender.PublicKey, out _));
        Assert.False(recipient.TryOpen(box, eve.PublicKey, out _));
    }

    [Fact]
    public void Key_that_is_no_curve_key_is_refused()
    {
        using CurveKeyPair sender = CurveKeyPair.Create(new SeededRandom(1));
        using NKeyPair user = NKeyPair.Create(NKeyPrefix.User, new SeededRandom(2));
        Assert.False(sender.TrySeal("x"u8, user.PublicKey, new SeededRandom(3), out _));
        Assert.False(sender.TrySeal("x"u8, NKeyText.Encode(NKeyPrefix.Curve, new byte[32]), new SeededRandom(3), out _));
        Assert.False(CurveKeyPair.TryFromSeed(user.EncodeSeed(), out _));
    }

    [Fact]
    public void Seed_goes_both_ways_until_disposed()
    {
        Assert.True(CurveKeyPair.TryFromSeed(NpmSender, out CurveKeyPair? pair));
        Assert.Equal(NpmSender, pair.EncodeSeed());
        Assert.Equal(NpmSenderKey, $"{pair}");
        pair.Dispose();
        Assert.Throws<ObjectDisposedException>(pair.EncodeSeed);
        Assert.Throws<ObjectDisposedException>(() => pair.TrySeal("x"u8, NpmRecipientKey, new SeededRandom(1), out _));
    }

    private static byte[] Hex(string hex) => Convert.FromHexString(hex);

    /// <summary>Fills with one byte, for a box with a known nonce.</summary>
    private sealed class ConstantRandom(byte value) : IRandom
    {
        public int Next(int exclusiveMax) => 0;

        public void Fill(Span<byte> destination) => destination.Fill(value);
    }
}
