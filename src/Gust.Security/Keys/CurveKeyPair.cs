using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Gust.Foundation;

namespace Gust.Security.Keys;

/// <summary>A key that encrypts (an "xkey"), with its seed.</summary>
/// <remarks>The owner disposes of it, which wipes the seed. Safe to use from several threads until then.</remarks>
internal sealed class CurveKeyPair : IDisposable
{
    private readonly byte[] _seed;
    private readonly OpenSslKey _key;

    private CurveKeyPair(ReadOnlySpan<byte> seed)
    {
        _seed = seed.ToArray();
        _key = OpenSslCrypto.X25519Private(seed);
        PublicKey = NKeyText.Encode(NKeyPrefix.Curve, OpenSslCrypto.PublicKey(_key));
    }

    /// <summary>The public key's text: <c>X</c> and 55 more letters.</summary>
    public string PublicKey { get; }

    public static CurveKeyPair Create(ReadOnlySpan<byte> seed) => new(seed);

    public static CurveKeyPair Create(IRandom random)
    {
        Span<byte> seed = stackalloc byte[NKeySeed.SeedSize];
        random.Fill(seed);
        CurveKeyPair pair = new(seed);
        CryptographicOperations.ZeroMemory(seed);
        return pair;
    }

    public static bool TryFromSeed(ReadOnlySpan<char> text, [NotNullWhen(true)] out CurveKeyPair? pair)
    {
        Span<byte> seed = stackalloc byte[NKeySeed.SeedSize];
        bool valid = NKeySeed.TryDecode(text, out NKeyPrefix prefix, seed) && prefix == NKeyPrefix.Curve;
        pair = valid ? new CurveKeyPair(seed) : null;
        CryptographicOperations.ZeroMemory(seed);
        return valid;
    }

    /// <summary>The secret text, made anew at each call.</summary>
    public string EncodeSeed()
    {
        ObjectDisposedException.ThrowIf(_key.IsClosed, this);
        return NKeySeed.Encode(NKeyPrefix.Curve, _seed);
    }

    /// <summary>Seals a message that only the owner of <paramref name="recipient"/> can open, and can tell it is ours. False if that is no curve key.</summary>
    public bool TrySeal(ReadOnlySpan<byte> message, ReadOnlySpan<char> recipient, IRandom random, [NotNullWhen(true)] out byte[]? sealedMessage)
    {
        Span<byte> nonce = stackalloc byte[CurveBox.NonceSize];
        random.Fill(nonce);
        sealedMessage = null;
        return TryDecode(recipient, out byte[]? key) && CurveBox.TrySeal(_key, key, nonce, message, out sealedMessage);
    }

    /// <summary>False unless the owner of <paramref name="sender"/> sealed exactly this for us.</summary>
    public bool TryOpen(ReadOnlySpan<byte> sealedMessage, ReadOnlySpan<char> sender, [NotNullWhen(true)] out byte[]? message)
    {
        message = null;
        return TryDecode(sender, out byte[]? key) && CurveBox.TryOpen(_key, key, sealedMessage, out message);
    }

    public void Dispose()
    {
        _key.Dispose();
        CryptographicOperations.ZeroMemory(_seed);
    }

    /// <summary>The public key: a pair may reach a log line, its seed must not.</summary>
    public override string ToString() => PublicKey;

    private static bool TryDecode(ReadOnlySpan<char> publicKey, [NotNullWhen(true)] out byte[]? key) =>
        NKeyText.TryDecode(publicKey, out NKeyPrefix prefix, out key) && prefix == NKeyPrefix.Curve;
}
