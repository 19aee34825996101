namespace Gust.Configuration.Tests.Reading;

public class TlsTests
{
    private const string Pair = "cert_file: c.pem, key_file: k.pem";

    [Fact]
    public void A_listener_has_a_certificate_and_everything_else_has_a_default()
    {
        var tls = Tls(Pair);

        Assert.Equal(("c.pem", "k.pem", TimeSpan.FromSeconds(2), TlsVersion.Tls12, false), (tls.CertificateFile, tls.KeyFile, tls.Timeout, tls.MinVersion, tls.HandshakeFirst));
        Assert.Null(tls.OcspPeer);
    }

    [Fact]
    public void All_keys_are_read()
    {
        var tls = Tls(
            "certs: [{cert_file: c.pem, key_file: k.pem}], ca_file: c.pem, verify: true, verify_and_map: true, insecure: true, timeout: 0.5, " +
            "cipher_suites: [TLS_RSA_WITH_RC4_128_SHA], allow_insecure_cipher_suites: true, curve_preferences: [X25519, CurveP256], min_version: \"1.3\", " +
            $"connection_rate_limit: 5, pinned_certs: [\"{new string('A', 64)}\"], ocsp_peer {{ verify: true, ca_timeout: 1, warn_only: true }}");

        Assert.Equal("c.pem", Assert.Single(tls.Certificates).CertificateFile);
        Assert.Equal(("c.pem", true, true, true, true), (tls.CaFile, tls.Verify, tls.VerifyAndMap, tls.Insecure, tls.AllowInsecureCipherSuites));
        Assert.Equal((TimeSpan.FromSeconds(0.5), TlsVersion.Tls13, 5), (tls.Timeout, tls.MinVersion, tls.ConnectionRateLimit));
        Assert.Equal(["TLS_RSA_WITH_RC4_128_SHA", "X25519", "CurveP256", new string('a', 64)], [.. tls.CipherSuites, .. tls.CurvePreferences, .. tls.PinnedCertificates]);
        Assert.Equal((true, 1, true, 30), (tls.OcspPeer!.Verify, tls.OcspPeer.CaTimeout.TotalSeconds, tls.OcspPeer.WarnOnly, tls.OcspPeer.AllowedClockSkew.TotalSeconds));
    }

    [Theory]
    [InlineData("true", true, null)]
    [InlineData("\"ON\"", true, null)]
    [InlineData("off", false, null)]
    [InlineData("auto", true, 50)]
    [InlineData("Auto_Fallback", true, 50)]
    [InlineData("\"300ms\"", true, 300)]
    [InlineData("\"0s\"", true, null)]
    public void The_handshake_may_come_first(string text, bool isFirst, int? fallbackMs)
    {
        var tls = Tls($"{Pair}, handshake_first: {text}");

        Assert.Equal((isFirst, fallbackMs), (tls.HandshakeFirst, (int?)tls.HandshakeFirstFallback?.TotalMilliseconds));
    }

    [Fact]
    public void A_client_has_a_second_more_than_its_handshake()
    {
        Assert.Equal(TimeSpan.FromSeconds(8), Load($"tls {{ {Pair}, timeout: 7 }}").Options.Authorization.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(5), Load($"tls {{ {Pair}, timeout: 7 }}\nauthorization {{ timeout: 5 }}").Options.Authorization.Timeout);
    }

    [Theory]
    [InlineData("", "f.conf:1:1: TLS Server certificate must be present and valid: set cert_file and key_file, or certs")]
    [InlineData("cert_file: c.pem", "f.conf:1:1: missing 'key_file' in TLS configuration")]
    [InlineData("key_file: k.pem", "f.conf:1:1: missing 'cert_file' in TLS configuration")]
    [InlineData(Pair + ", certs: [{cert_file: c.pem, key_file: k.pem}]", "f.conf:1:1: cannot combine 'cert_file' option with 'certs' option")]
    [InlineData("certs: [{cert_file: c.pem}]", "f.conf:1:15: both 'cert_file' and 'key_file' are required")]
    [InlineData("certs: [a]", "f.conf:1:15: a certificate must be a map { cert_file, key_file }, not a string")]
    [InlineData("cert_file: x.pem, key_file: k.pem", "f.conf:1:1: error parsing X509 certificate/key pair: no file x.pem")]
    [InlineData(Pair + ", ca_file: x.pem", "f.conf:1:1: error reading ca_file: no file x.pem")]
    [InlineData(Pair + ", ca_file: k.pem", "f.conf:1:1: failed to parse root ca certificate: k.pem holds no certificate in PEM form")]
    [InlineData(Pair + ", verify_cert_and_check_known_urls: true", "f.conf:1:42: verify_cert_and_check_known_urls is not supported in this context: only clusters and gateways know URLs")]
    [InlineData(Pair + ", timeout: x", "f.conf:1:51: error parsing timeout: invalid duration \"x\"")]
    [InlineData(Pair + ", cipher_suites: []", "f.conf:1:57: 'cipher_suites' cannot be empty: leave it out for the default")]
    [InlineData(Pair + ", cipher_suites: [FOO]", "f.conf:1:58: unrecognized cipher FOO: expected a name such as TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")]
    [InlineData(Pair + ", cipher_suites: [TLS_RSA_WITH_RC4_128_SHA]", "f.conf:1:1: insecure cipher suites configured without 'allow_insecure_cipher_suites' option set: TLS_RSA_WITH_RC4_128_SHA")]
    [InlineData(Pair + ", curve_preferences: [P256]", "f.conf:1:62: unrecognized curve preference P256: the curves are CurveP256, CurveP384, CurveP521, SecP256r1MLKEM768, SecP384r1MLKEM1024, X25519, X25519MLKEM768")]
    [InlineData(Pair + ", min_version: \"1.1\"", "f.conf:1:55: unsupported TLS version \"1.1\": expected \"1.2\" or \"1.3\"")]
    [InlineData(Pair + ", min_version: 1.3", "f.conf:1:55: 'min_version' must be a string, not a floating-point number; put it in quotes")]
    [InlineData(Pair + ", first: 5", "f.conf:1:49: 'first' must be true, false, \"auto\" or a duration such as \"300ms\", not an integer")]
    [InlineData(Pair + ", first: soon", "f.conf:1:49: field \"first\"'s value \"soon\" is invalid: expected on, off, auto or a duration such as \"300ms\"")]
    [InlineData(Pair + ", pinned_certs: [ab]", "f.conf:1:57: 'pinned_certs' key ab does not look like hex-encoded sha256 of DER encoded SubjectPublicKeyInfo: expected 64 digits")]
    [InlineData(Pair + ", cert_store: WindowsCurrentUser", "f.conf:1:42: cert_store is not compatible with this version: export the certificate as PEM and name it by cert_file and key_file")]
    [InlineData(Pair + ", foo: 1", "f.conf:1:42: unknown field \"foo\"")]
    public void Encryption_that_cannot_work_is_an_error(string text, string error) =>
        Assert.Equal([error], Load($"tls {{ {text} }}").Errors.Select(message => message.ToString()));

    [Fact]
    public void A_key_of_another_certificate_is_an_error() =>
        Assert.StartsWith(
            "f.conf:1:1: error parsing X509 certificate/key pair c.pem and other.pem: ",
            Assert.Single(Load("tls { cert_file: c.pem, key_file: other.pem }").Errors).ToString(),
            StringComparison.Ordinal);

    [Fact]
    public void Checking_revocation_needs_certificates_of_clients() =>
        Assert.Equal(
            ["f.conf:1:1: OCSP peer verification for client connections requires TLS verify (mTLS) to be enabled"],
            Loading.StartErrors($"tls {{ {Pair}, ocsp_peer: true }}", TestCertificate.Files));

    [Theory]
    [InlineData("ocsp: true", OcspMode.Auto)]
    [InlineData("ocsp: false", OcspMode.Never)]
    [InlineData("ocsp { mode: ALWAYS }", OcspMode.Always)]
    [InlineData("ocsp { mode: must, url: \"http://a\" }", OcspMode.Must)]
    public void Stapling_has_a_mode(string text, OcspMode mode) => Assert.Equal(mode, Loading.Options(text).Ocsp!.Mode);

    [Theory]
    [InlineData("ocsp_cache: true", "Local _rc_ 300")]
    [InlineData("ocsp_cache: false", "None _rc_ 300")]
    [InlineData("ocsp_cache { type: local, local_store: d, save_interval: 10 }", "Local d 10")]
    public void Answers_about_revocation_are_kept(string text, string expected)
    {
        var cache = Loading.Options(text).OcspCache!;

        Assert.Equal(expected, $"{cache.Kind} {cache.LocalStore} {cache.SaveInterval.TotalSeconds}");
    }

    [Theory]
    [InlineData("ocsp: auto", "f.conf:1:7: 'ocsp' must be true or false or a map { mode, url }, not a string")]
    [InlineData("ocsp { mode: x }", "f.conf:1:14: unsupported ocsp mode \"x\": expected auto, always, must or never")]
    [InlineData("ocsp_cache { type: x }", "f.conf:1:20: unknown type \"x\" of ocsp_cache: expected local or none")]
    [InlineData("ocsp_cache { foo: x }", "f.conf:1:14: unknown field \"foo\"")]
    public void Stapling_that_cannot_work_is_an_error(string text, string error) => Assert.Equal([error], Loading.Errors(text));

    private static ConfigurationResult Load(string text) => Loading.Load(text, TestCertificate.Files);

    private static TlsOptions Tls(string text)
    {
        var result = Load($"tls {{ {text} }}");
        Assert.Empty(result.Errors.Concat(result.Warnings));
        return result.Options.Tls!;
    }
}
