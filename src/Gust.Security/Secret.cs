using System.Security.Cryptography;
using System.Text;

namespace Gust.Security;

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

    public bool Matches(string shown) => _hash is not null
        ? Bcrypt.Verify(shown, _hash)
        : CryptographicOperations.FixedTimeEquals(_digest, Digest(shown));

    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
