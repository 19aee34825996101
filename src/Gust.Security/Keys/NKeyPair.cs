using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Gust.Foundation;

namespace Gust.Security.Keys;

/// <summary>A key that signs, with its seed. Curve keys, which encrypt, are <see cref="CurveKeyPair"/>s.</summary>
/// <remarks>The owner disposes of it, which wipes the seed. Safe to use from several threads until then.</remarks>
internal sealed class NKeyPair : IDisposable
{
    private readonly byte[] _seed;
    private readonly OpenSslKey _key;

    private NKeyPair(NKeyPrefix prefix, ReadOnlySpan<byte> seed)
    {
        Prefix = prefix;
        _seed = seed.ToArray();
        _key = OpenSslCrypto.Ed25519Private(seed);
        PublicKey = NKeyText.Encode(prefix, OpenSslCrypto.PublicKey(_key));
    }

    public NKeyPrefix Prefix { get; }

    /// <summary>The public key's text, by which others know this key.</summary>
    public string PublicKey { get; }

    public static NKeyPair Create(NKeyPrefix prefix, ReadOnlySpan<byte> seed)
    {
        if (!NKeyText.IsKnown(prefix) || prefix == NKeyPrefix.Curve)
        {
            throw new ArgumentOutOfRangeException(nameof(prefix), prefix, "A key of this kind does not sign.");
        }

        return new NKeyPair(prefix, seed);
    }

    public static NKeyPair Create(NKeyPrefix prefix, IRandom random)
    {
        Span<byte> seed = stackalloc byte[NKeySeed.SeedSize];
        random.Fill(seed);
        NKeyPair pair = Create(prefix, seed);
        CryptographicOperations.ZeroMemory(seed);
        return pair;
    }

    /// <exception cref="FormatException">The text is no seed of a signing key.</exception>
    public static NKeyPair FromSeed(ReadOnlySpan<char> text) =>
        TryFromSeed(text, out NKeyPair? pair) ? pair : throw new FormatException("Not the seed of a signing nkey.");

    public static bool TryFromSeed(ReadOnlySpan<char> text, [NotNullWhen(true)] out NKeyPair? pair)
    {
        Span<byte> seed = stackalloc byte[NKeySeed.SeedSize];
        bool valid = NKeySeed.TryDecode(text, out NKeyPrefix prefix, seed) && prefix != NKeyPrefix.Curve;
        pair = valid ? new NKeyPair(prefix, seed) : null;
        CryptographicOperations.ZeroMemory(seed);
        return valid;
    }

    /// <summary>The secret text, made anew at each call.</summary>
    public string EncodeSeed()
    {
        ObjectDisposedException.ThrowIf(_key.IsClosed, this);
        return NKeySeed.Encode(Prefix, _seed);
    }

    public byte[] Sign(ReadOnlySpan<byte> message) => OpenSslCrypto.Sign(_key, message);

    /// <summary>The signature as CONNECT and JWTs carry it: base64url without padding.</summary>
    public string SignToText(ReadOnlySpan<byte> message) => Base64Url.EncodeToString(Sign(message));

    public void Dispose()
    {
        _key.Dispose();
        CryptographicOperations.ZeroMemory(_seed);
    }

    /// <summary>The public key: a pair may reach a log line, its seed must not.</summary>
    public override string ToString() => PublicKey;
}
