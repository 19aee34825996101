using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gust.Testing;
using Gust.Transport.Tls;

namespace Gust.Transport.Tests.Tls;

public sealed class TlsSettingsLoaderTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly TestCertificate _certificate;

    public TlsSettingsLoaderTests() => _certificate = _authority.Issue("CN=server");

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void Files_that_fit_together_load_without_a_word()
    {
        TlsSettings settings = Load(new TlsSource { CaFile = _authority.CaFile, Verify = true });
        Assert.True(settings.VerifiesClients);
        Assert.Single(settings.ClientAuthorities);
        Assert.Empty(settings.Warnings);
    }

    [Fact]
    public void Missing_files_are_named_all_at_once() => Assert.Equal(
        ["ca_file /nowhere/ca.pem: no such file", "cert_file /nowhere/c.pem: no such file", "key_file /nowhere/k.pem: no such file"],
        Problems(new TlsSource { KeyPairs = [new("/nowhere/c.pem", "/nowhere/k.pem")], CaFile = "/nowhere/ca.pem" }));

    [Fact]
    public void Key_of_another_certificate_is_an_error()
    {
        string key = _authority.Issue("CN=a").KeyFile;
        Assert.Equal([$"key_file {key}: the private key does not belong to the certificate"], Problems(Pair(_certificate.CertFile, key)));
    }

    [Fact]
    public void Key_of_another_algorithm_is_an_error() => Assert.Contains(
        "does not belong",
        Assert.Single(Problems(Pair(_certificate.CertFile, _authority.Issue("CN=b", rsa: true).KeyFile))));

    [Fact]
    public void Encrypted_key_is_an_error()
    {
        using ECDsa key = _certificate.Certificate.GetECDsaPrivateKey()!;
        string pem = key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000));
        Assert.Contains("is encrypted", Assert.Single(Problems(Pair(_certificate.CertFile, _authority.Write("enc.key", pem)))));
    }

    [Fact]
    public void Swapped_files_are_told_apart()
    {
        Assert.Contains("no certificate in PEM form", Assert.Single(Problems(Pair(_certificate.KeyFile, _certificate.KeyFile))));
        Assert.Contains("no private key in PEM form", Assert.Single(Problems(Pair(_certificate.CertFile, _certificate.CertFile))));
    }

    [Fact]
    public void Damaged_certificate_is_an_error()
    {
        string path = _authority.Write("damaged.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        Assert.Contains("not a valid certificate", Assert.Single(Problems(Pair(path, _certificate.KeyFile))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Keys_of_both_kinds_load_in_their_traditional_form_too(bool rsa)
    {
        TestCertificate certificate = _authority.Issue("CN=c", rsa: rsa);
        string pem = rsa ? certificate.Certificate.GetRSAPrivateKey()!.ExportRSAPrivateKeyPem() : certificate.Certificate.GetECDsaPrivateKey()!.ExportECPrivateKeyPem();
        TlsSettings settings = TlsSettingsLoader.Load(Pair(certificate.CertFile, _authority.Write("traditional.key", pem)), TimeProvider.System);
        Assert.True(settings.Certificates[0].TargetCertificate.HasPrivateKey);
    }

    [Fact]
    public void Expired_certificate_is_a_warning()
    {
        TestCertificate expired = _authority.Issue("CN=old", notAfter: TimeProvider.System.GetUtcNow().AddHours(-2));
        Assert.Contains("expired on", Assert.Single(TlsSettingsLoader.Load(Pair(expired.CertFile, expired.KeyFile), TimeProvider.System).Warnings));
    }

    [Fact]
    public void Certificate_that_demands_a_staple_is_recognized()
    {
        X509Extension mustStaple = new("1.3.6.1.5.5.7.1.24", [0x30, 3, 2, 1, 5], critical: false);
        TestCertificate demanding = _authority.Issue("CN=staple", extensions: mustStaple);
        Assert.True(CertificateFile.Read(new(demanding.CertFile, demanding.KeyFile), [])!.MustStaple);
        Assert.False(CertificateFile.Read(new(_certificate.CertFile, _certificate.KeyFile), [])!.MustStaple);
    }

    [Fact]
    public void Issuers_behind_the_certificate_are_sent_with_it()
    {
        TestAuthority intermediate = _authority.Intermediate("Middle");
        TestCertificate leaf = intermediate.Issue("CN=leaf");
        string bundle = _authority.Write("bundle.pem", File.ReadAllText(leaf.CertFile) + "\n" + File.ReadAllText(intermediate.CaFile));
        TlsSettings settings = TlsSettingsLoader.Load(Pair(bundle, leaf.KeyFile), TimeProvider.System);
        Assert.Equal("CN=Middle", Assert.Single(settings.Certificates[0].IntermediateCertificates).Subject);
    }

    [Fact]
    public void Certificate_is_chosen_by_the_name_that_is_asked_for()
    {
        TestCertificate first = _authority.Issue("CN=1", ["a.example"]);
        TestCertificate second = _authority.Issue("CN=2", ["b.example", "*.c.example"]);
        TlsSettings settings = TlsSettingsLoader.Load(
            new TlsSource { KeyPairs = [new(first.CertFile, first.KeyFile), new(second.CertFile, second.KeyFile)] }, TimeProvider.System);
        Assert.Equal([0, 1, 1, 0, 0], new[] { "a.example", "B.EXAMPLE", "x.c.example", "other", "" }.Select(settings.IndexFor));
    }

    [Fact]
    public async Task Client_sees_the_certificate_of_the_name_that_it_asked_for()
    {
        TestCertificate first = _authority.Issue("CN=1", ["a.example"]);
        TestCertificate second = _authority.Issue("CN=2", ["b.example"]);
        TlsSettings settings = TlsSettingsLoader.Load(
            new TlsSource { KeyPairs = [new(first.CertFile, first.KeyFile), new(second.CertFile, second.KeyFile)] }, TimeProvider.System);
        using TlsPair pair = await TlsPair.OpenAsync(new TlsServer(settings, TimeProvider.System), TlsMode.First);
        await pair.AuthenticateAsync(name: "b.example");
        Assert.Equal("CN=2", pair.Encrypted.RemoteCertificate!.Subject);
    }

    [Fact]
    public void Go_names_of_cipher_suites_are_understood()
    {
        TlsSettings settings = Load(new TlsSource { CipherSuites = ["TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"] });
        Assert.Equal(
            [.. CipherSuiteNames.Tls13, TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA],
            settings.CipherSuites);
    }

    [Theory]
    [InlineData("TLS_NO_SUCH", "unknown cipher suite 'TLS_NO_SUCH'")]
    [InlineData("4865", "unknown cipher suite '4865'")]
    [InlineData("TLS_RSA_WITH_AES_128_CBC_SHA", "cipher suite 'TLS_RSA_WITH_AES_128_CBC_SHA' is insecure; allow_insecure_cipher_suites: true would permit it")]
    public void Suites_that_are_unknown_or_insecure_are_errors(string name, string problem) =>
        Assert.Equal([problem], Problems(new TlsSource { CipherSuites = [name] }));

    [Fact]
    public void Insecure_suites_may_be_allowed() => Assert.Contains(
        TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
        Load(new TlsSource { CipherSuites = ["TLS_RSA_WITH_AES_128_CBC_SHA"], AllowInsecureCipherSuites = true }).CipherSuites);

    [Fact]
    public void Curves_that_cannot_be_set_are_a_warning_and_unknown_ones_an_error()
    {
        Assert.Contains("curve_preferences", Assert.Single(Load(new TlsSource { CurvePreferences = ["X25519"] }).Warnings));
        Assert.Contains("unknown curve 'P-1'", Assert.Single(Problems(new TlsSource { CurvePreferences = ["P-1"] })));
    }

    [Fact]
    public void Other_values_out_of_bounds_are_errors() => Assert.Equal(
        [
            "verify needs ca_file: the certificate authority that signs the clients' certificates",
            "pinned_certs: 'abc' is not the SHA-256 of a public key in 64 hexadecimal digits",
            "min_version '1.1' is not supported; 1.2 and 1.3 are",
            "timeout must be positive",
        ],
        Problems(new TlsSource { Verify = true, PinnedCerts = ["abc"], MinVersion = "1.1", Timeout = TimeSpan.Zero }));

    [Fact]
    public void Block_without_a_certificate_is_an_error() => Assert.Contains(
        "cert_file and key_file are needed",
        Assert.Throws<TlsSettingsException>(() => TlsSettingsLoader.Load(new TlsSource(), TimeProvider.System)).Message);

    private static TlsSource Pair(string certFile, string keyFile) => new() { KeyPairs = [new(certFile, keyFile)] };

    private TlsSource Complete(TlsSource source) =>
        source.KeyPairs.Count > 0 ? source : source with { KeyPairs = [new(_certificate.CertFile, _certificate.KeyFile)] };

    private TlsSettings Load(TlsSource source) => TlsSettingsLoader.Load(Complete(source), TimeProvider.System);

    private IReadOnlyList<string> Problems(TlsSource source) => Assert.Throws<TlsSettingsException>(() => Load(source)).Problems;
}
