using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Gust.Security.Keys;

/// <summary>
/// The cryptography that .NET lacks and its OpenSSL has: Ed25519 (RFC 8032), X25519 (RFC 7748), Poly1305 and SHA-512/256.
/// The whole interop is in this file.
/// </summary>
/// <remarks>
/// Every call that can fail clears OpenSSL's error queue of its thread: the runtime's TLS shares it, and would take our error for its own.
/// Poly1305 goes by EVP_PKEY, which OpenSSL 1.1.1 and 3 both know; EVP_MAC is new in 3.
/// </remarks>
internal static partial class OpenSslCrypto
{
    public const int SeedSize = 32;
    public const int PublicKeySize = 32;
    public const int SignatureSize = 64;
    public const int TagSize = 16;
    public const int Sha512With256BitsSize = 32;

    private const string Library = NativeLibraries.OpenSsl;
    private const int X25519 = 1034;
    private const int Poly1305 = 1061;
    private const int Ed25519 = 1087;

    static OpenSslCrypto()
    {
        NativeLibraries.UseResolver();
        IsAvailable = Probe();
    }

    /// <summary>False where the system has no OpenSSL, or one without these algorithms (older than 1.1.1).</summary>
    public static bool IsAvailable { get; }

    /// <exception cref="PlatformNotSupportedException">There is no usable libcrypto.</exception>
    public static void EnsureAvailable()
    {
        if (!IsAvailable)
        {
            throw new PlatformNotSupportedException("nkeys and JWTs need OpenSSL 1.1.1 or newer, and no libcrypto with Ed25519 was found; install the system's OpenSSL package");
        }
    }

    public static OpenSslKey Ed25519Private(ReadOnlySpan<byte> seed) => Private(Ed25519, seed);

    public static OpenSslKey Ed25519Public(ReadOnlySpan<byte> publicKey) => Public(Ed25519, publicKey);

    public static OpenSslKey X25519Private(ReadOnlySpan<byte> seed) => Private(X25519, seed);

    /// <summary>The public half of an Ed25519 or X25519 private key.</summary>
    public static byte[] PublicKey(OpenSslKey key)
    {
        byte[] publicKey = new byte[PublicKeySize];
        nuint size = PublicKeySize;
        Require(GetRawPublicKey(key, publicKey, ref size) == 1 && size == PublicKeySize);
        return publicKey;
    }

    public static byte[] Sign(OpenSslKey privateKey, ReadOnlySpan<byte> message)
    {
        byte[] signature = new byte[SignatureSize];
        Require(SignOrMac(privateKey, message, signature));
        return signature;
    }

    /// <summary>False too for a signature of a wrong size, or a key that is no point of the curve.</summary>
    public static bool Verify(OpenSslKey publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        nint context = NewDigestContext();
        try
        {
            Require(context != 0 && DigestVerifyInit(context, 0, 0, 0, publicKey) == 1);
            bool valid = DigestVerify(context, signature, (nuint)signature.Length, message, (nuint)message.Length) == 1;
            if (!valid)
            {
                ClearErrors();
            }

            return valid;
        }
        finally
        {
            FreeDigestContext(context);
        }
    }

    /// <summary>The X25519 shared secret. False for a peer key of small order, whose secret everybody knows.</summary>
    public static bool TryAgree(OpenSslKey privateKey, ReadOnlySpan<byte> peerPublicKey, Span<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(secret.Length, PublicKeySize);
        using OpenSslKey peer = Public(X25519, peerPublicKey);
        nint context = NewKeyContext(privateKey, 0);
        try
        {
            nuint size = (nuint)secret.Length;
            Require(context != 0 && DeriveInit(context) == 1 && DeriveSetPeer(context, peer) == 1);
            bool agreed = Derive(context, secret, ref size) == 1;
            if (!agreed)
            {
                ClearErrors();
            }

            return agreed;
        }
        finally
        {
            FreeKeyContext(context);
        }
    }

    /// <summary>The one-time authenticator; <paramref name="key"/> is used for one message only.</summary>
    public static void Poly1305Tag(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> tag)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(tag.Length, TagSize);
        using OpenSslKey handle = Private(Poly1305, key);
        Require(SignOrMac(handle, message, tag));
    }

    public static byte[] Sha512With256Bits(ReadOnlySpan<byte> message)
    {
        EnsureAvailable();
        byte[] digest = new byte[Sha512With256BitsSize];
        uint size = 0;
        Require(Digest(message, (nuint)message.Length, digest, ref size, Sha512With256BitsAlgorithm(), 0) == 1 && size == digest.Length);
        return digest;
    }

    private static OpenSslKey Private(int algorithm, ReadOnlySpan<byte> seed)
    {
        EnsureAvailable();
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, SeedSize);
        OpenSslKey key = NewRawPrivateKey(algorithm, 0, seed, (nuint)seed.Length);
        Require(!key.IsInvalid);
        return key;
    }

    private static OpenSslKey Public(int algorithm, ReadOnlySpan<byte> publicKey)
    {
        EnsureAvailable();
        ArgumentOutOfRangeException.ThrowIfNotEqual(publicKey.Length, PublicKeySize);
        OpenSslKey key = NewRawPublicKey(algorithm, 0, publicKey, (nuint)publicKey.Length);
        Require(!key.IsInvalid);
        return key;
    }

    private static bool SignOrMac(OpenSslKey key, ReadOnlySpan<byte> message, Span<byte> result)
    {
        nint context = NewDigestContext();
        try
        {
            nuint size = (nuint)result.Length;
            return context != 0
                && DigestSignInit(context, 0, 0, 0, key) == 1
                && DigestSign(context, result, ref size, message, (nuint)message.Length) == 1
                && size == (nuint)result.Length;
        }
        finally
        {
            FreeDigestContext(context);
        }
    }

    private static void Require(bool succeeded)
    {
        if (!succeeded)
        {
            uint code = LastError();
            ClearErrors();
            throw new CryptographicException($"OpenSSL failed with error {code:X8}");
        }
    }

    private static bool Probe()
    {
        try
        {
            using OpenSslKey key = NewRawPrivateKey(Ed25519, 0, new byte[SeedSize], SeedSize);
            ClearErrors();
            return !key.IsInvalid && Sha512With256BitsAlgorithm() != 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_free")]
    internal static partial void FreeKey(nint key);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    private static partial OpenSslKey NewRawPrivateKey(int algorithm, nint engine, ReadOnlySpan<byte> key, nuint size);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_public_key")]
    private static partial OpenSslKey NewRawPublicKey(int algorithm, nint engine, ReadOnlySpan<byte> key, nuint size);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_get_raw_public_key")]
    private static partial int GetRawPublicKey(OpenSslKey key, Span<byte> publicKey, ref nuint size);

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_new")]
    private static partial nint NewDigestContext();

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_free")]
    private static partial void FreeDigestContext(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSignInit")]
    private static partial int DigestSignInit(nint context, nint keyContext, nint digest, nint engine, OpenSslKey key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSign")]
    private static partial int DigestSign(nint context, Span<byte> signature, ref nuint signatureSize, ReadOnlySpan<byte> message, nuint size);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerifyInit")]
    private static partial int DigestVerifyInit(nint context, nint keyContext, nint digest, nint engine, OpenSslKey key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerify")]
    private static partial int DigestVerify(nint context, ReadOnlySpan<byte> signature, nuint signatureSize, ReadOnlySpan<byte> message, nuint size);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_new")]
    private static partial nint NewKeyContext(OpenSslKey key, nint engine);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_free")]
    private static partial void FreeKeyContext(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_derive_init")]
    private static partial int DeriveInit(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_derive_set_peer")]
    private static partial int DeriveSetPeer(nint context, OpenSslKey peer);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_derive")]
    private static partial int Derive(nint context, Span<byte> secret, ref nuint size);

    [LibraryImport(Library, EntryPoint = "EVP_sha512_256")]
    private static partial nint Sha512With256BitsAlgorithm();

    [LibraryImport(Library, EntryPoint = "EVP_Digest")]
    private static partial int Digest(ReadOnlySpan<byte> message, nuint messageSize, Span<byte> digest, ref uint size, nint algorithm, nint engine);

    [LibraryImport(Library, EntryPoint = "ERR_get_error")]
    private static partial uint LastError();

    [LibraryImport(Library, EntryPoint = "ERR_clear_error")]
    private static partial void ClearErrors();
}
