using System.Security.Cryptography;
using System.Text;

namespace Gust.Security.Access;

/// <summary>A configured password or token: plain text, kept as its SHA-256 digest, or a bcrypt hash. Compared in constant time.</summary>
internal sealed class Secret
{
    private readonly byte[]? _digest;
    private readonly string? _hash;

    public Secret(string configured)
    {
        if (Bcrypt.IsHash(configured))
        {
            _hash = configured;
        }
        else
        {
            _digest = Digest(configured);
        }
    }

    /// <summary>A secret that nobody knows.</summary>
    public static Secret Nobodys { get; } = new(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>A check takes milliseconds by design, and does not belong on a thread that others wait for.</summary>
    public bool IsSlow => _hash is not null;

    public bool Matches(string shown) => _hash is not null
        ? Bcrypt.Verify(shown, _hash)
        : CryptographicOperations.FixedTimeEquals(_digest, Digest(shown));

    /// <summary>Whether both were configured with the same text, so that who knew the one knows the other.</summary>
    public bool IsSameAs(Secret other) => _hash is not null
        ? _hash == other._hash
        : other._digest is not null && CryptographicOperations.FixedTimeEquals(_digest, other._digest);

    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
