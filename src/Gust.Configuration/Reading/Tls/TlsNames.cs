using System.Collections.Frozen;

namespace Gust.Configuration.Reading.Tls;

/// <summary>Names of cipher suites and curves, as Go spells them.</summary>
internal static class TlsNames
{
    public static FrozenSet<string> SecureCipherSuites { get; } = Set(
        "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

    /// <summary>Taken with <c>allow_insecure_cipher_suites</c> only.</summary>
    public static FrozenSet<string> InsecureCipherSuites { get; } = Set(
        "TLS_RSA_WITH_RC4_128_SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_AES_256_CBC_SHA",
        "TLS_RSA_WITH_AES_128_CBC_SHA256", "TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA", "TLS_ECDHE_RSA_WITH_RC4_128_SHA", "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256");

    public static FrozenSet<string> Curves { get; } = Set(
        "X25519", "CurveP256", "CurveP384", "CurveP521", "X25519MLKEM768", "SecP256r1MLKEM768", "SecP384r1MLKEM1024");

    /// <summary>What is wrong with the name of a cipher suite; null: nothing.</summary>
    public static string? CheckCipherSuite(string name) =>
        SecureCipherSuites.Contains(name) || InsecureCipherSuites.Contains(name)
            ? null
            : $"unrecognized cipher {name}: expected a name such as TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";

    /// <summary>What is wrong with the name of a curve; null: nothing.</summary>
    public static string? CheckCurve(string name) =>
        Curves.Contains(name) ? null : $"unrecognized curve preference {name}: the curves are {string.Join(", ", Curves.Order(StringComparer.Ordinal))}";

    /// <summary>What is wrong with a pinned certificate; null: nothing.</summary>
    public static string? CheckPin(string pin) =>
        pin.Length == 64 && pin.All(char.IsAsciiHexDigit)
            ? null
            : $"'pinned_certs' key {pin} does not look like hex-encoded sha256 of DER encoded SubjectPublicKeyInfo: expected 64 digits";

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
