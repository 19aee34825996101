using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Gust.Security.Keys;
using Gust.Security.Tokens;

namespace Gust.Client;

/// <summary>Who the client is by keys: a JWT with its key, or a key alone. Files are read at each connection, so that renewed credentials count.</summary>
/// <remarks>Seeds live in memory while a nonce is signed and are wiped then.</remarks>
internal sealed class ClientIdentity
{
    private const int FileBytesMax = 1024 * 1024;
    private readonly Func<string, IdentityProof> _prove;

    private ClientIdentity(Func<string, IdentityProof> prove) => _prove = prove;

    /// <summary>A credentials file: JWT and seed.</summary>
    public static ClientIdentity FromCredentials(string file) => new(nonce => WithText(file, text =>
    {
        if (!CredentialsFile.TryOpen(text, out string? jwt, out NKeyPair? key, out string? error))
        {
            throw new NatsException($"{file} is not a credentials file: {error}");
        }

        using (key)
        {
            return new IdentityProof(jwt, NKey: null, Sign(key, nonce));
        }
    }));

    /// <summary>A file with a user's seed, by itself or between lines of dashes.</summary>
    public static ClientIdentity FromSeed(string file) => new(nonce => WithText(file, text =>
    {
        using NKeyPair key = UserKey(text, file);
        return nonce.Length > 0
            ? new IdentityProof(Jwt: null, key.PublicKey, Sign(key, nonce))
            : throw new NatsException("the server gave no nonce to sign: it knows no nkey users");
    }));

    /// <summary>A JWT, with the file of its seed; null: a bearer's token.</summary>
    public static ClientIdentity FromJwt(string jwt, string? seedFile) => seedFile is null
        ? new(_ => new IdentityProof(jwt, NKey: null, Signature: null))
        : new(nonce => WithText(seedFile, text =>
        {
            using NKeyPair key = UserKey(text, seedFile);
            return new IdentityProof(jwt, NKey: null, Sign(key, nonce));
        }));

    /// <summary>What CONNECT shows, for the nonce of INFO; empty: there was none.</summary>
    /// <exception cref="NatsException">The files do not hold what they should.</exception>
    public IdentityProof Prove(string nonce) => _prove(nonce);

    private static string? Sign(NKeyPair key, string nonce) => nonce.Length > 0 ? key.SignToText(Encoding.ASCII.GetBytes(nonce)) : null;

    /// <summary>The first line that is a user's seed; text for people may stand around it.</summary>
    private static NKeyPair UserKey(ReadOnlySpan<char> text, string file)
    {
        foreach (ReadOnlySpan<char> line in text.EnumerateLines())
        {
            if (NKeyPair.TryFromSeed(line.Trim(), out NKeyPair? key))
            {
                return key.Prefix == NKeyPrefix.User ? key : throw new NatsException($"{file} holds the seed of another kind of key than a user's");
            }
        }

        throw new NatsException($"{file} holds no nkey seed; that of a user is a line which begins with SU");
    }

    private static IdentityProof WithText(string file, Func<ReadOnlySpan<char>, IdentityProof> use)
    {
        byte[] bytes = Read(file);
        char[] text = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            int length = Encoding.UTF8.GetChars(bytes, text);
            return use(text.AsSpan(0, length));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            ArrayPool<char>.Shared.Return(text, clearArray: true);
        }
    }

    private static byte[] Read(string file)
    {
        try
        {
            return new FileInfo(file).Length <= FileBytesMax ? File.ReadAllBytes(file) : throw new NatsException($"{file} is too large for credentials");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NatsException($"cannot read credentials: {e.Message}", e);
        }
    }
}
