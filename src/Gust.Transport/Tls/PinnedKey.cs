using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Transport.Tls;

/// <summary>Public keys that peers are held to, as the SHA-256 of their SubjectPublicKeyInfo in lower-case hex.</summary>
internal static class PinnedKey
{
    public static string Of(X509Certificate2 certificate) =>
        Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    /// <summary>Why a peer with this chain is refused; null when it is not, or nothing is pinned.</summary>
    public static string? Refuses(FrozenSet<string> pinned, IReadOnlyList<X509Certificate2> chain)
    {
        if (pinned.Count == 0)
        {
            return null;
        }

        if (chain.Count == 0)
        {
            return "pinned certificates are required, and the client showed none";
        }

        string key = Of(chain[0]);
        return pinned.Contains(key) ? null : $"the certificate's key {key} is not pinned";
    }
}
