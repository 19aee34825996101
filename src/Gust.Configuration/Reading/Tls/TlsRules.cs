namespace Gust.Configuration.Reading.Tls;

/// <summary>What must hold within a <c>tls</c> block.</summary>
internal static class TlsRules
{
    public static IEnumerable<string> Check(TlsOptions tls, TlsUse use)
    {
        var hasFile = !string.IsNullOrEmpty(tls.CertificateFile);
        var hasKey = !string.IsNullOrEmpty(tls.KeyFile);
        var insecure = tls.CipherSuites.Where(TlsNames.InsecureCipherSuites.Contains).ToList();
        (bool Holds, string Error)[] rules =
        [
            (hasFile && !hasKey, "missing 'key_file' in TLS configuration"),
            (hasKey && !hasFile, "missing 'cert_file' in TLS configuration"),
            (hasFile && tls.Certificates.Count > 0, "cannot combine 'cert_file' option with 'certs' option"),
            (use == TlsUse.Listener && !hasFile && !hasKey && tls.Certificates.Count == 0,
                "TLS Server certificate must be present and valid: set cert_file and key_file, or certs"),
            (insecure.Count > 0 && !tls.AllowInsecureCipherSuites,
                $"insecure cipher suites configured without 'allow_insecure_cipher_suites' option set: {string.Join(", ", insecure)}"),
            (tls.Timeout <= TimeSpan.Zero, "the TLS timeout must be above zero"),
            (tls.ConnectionRateLimit < 0, "connection_rate_limit can not be negative"),
            (tls.HandshakeFirstFallback <= TimeSpan.Zero, "the fallback of handshake_first must be above zero"),
        ];
        return rules.Where(rule => rule.Holds).Select(rule => rule.Error)
            .Concat(tls.CipherSuites.Select(TlsNames.CheckCipherSuite).OfType<string>())
            .Concat(tls.CurvePreferences.Select(TlsNames.CheckCurve).OfType<string>())
            .Concat(tls.PinnedCertificates.Select(TlsNames.CheckPin).OfType<string>());
    }

    /// <summary>What must hold of a listener's TLS before it starts.</summary>
    public static IEnumerable<string> CheckListener(TlsOptions tls, string listener)
    {
        var errors = Check(tls, TlsUse.Listener);
        return OcspRules.CheckPeer(tls, listener) is { } problem ? errors.Append(problem) : errors;
    }
}
