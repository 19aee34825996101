using System.Collections.Frozen;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Transport.Tls;

/// <summary>Reads the files of a <c>tls</c> block and checks that all of it fits together.</summary>
internal sealed class TlsSettingsLoader
{
    private static readonly string[] s_curves = ["X25519MLKEM768", "X25519", "CurveP256", "CurveP384", "CurveP521"];

    private readonly TlsSource _source;
    private readonly DateTimeOffset _now;
    private readonly List<string> _problems = [];
    private readonly List<string> _warnings = [];

    private TlsSettingsLoader(TlsSource source, DateTimeOffset now)
    {
        _source = source;
        _now = now;
    }

    /// <exception cref="TlsSettingsException">With everything that is wrong, not only the first.</exception>
    public static TlsSettings Load(TlsSource source, TimeProvider time) => new TlsSettingsLoader(source, time.GetUtcNow()).Load();

    private TlsSettings Load()
    {
        X509Certificate2Collection authorities = Authorities();
        List<SslStreamCertificateContext> certificates = [.. _source.KeyPairs.Select(pair => Certificate(pair, authorities)).OfType<SslStreamCertificateContext>()];
        if (_source.KeyPairs.Count == 0)
        {
            _problems.Add("no certificate: cert_file and key_file are needed");
        }

        IReadOnlyList<TlsCipherSuite> suites = CipherSuites();
        FrozenSet<string> pinned = PinnedKeys();
        CheckRest();
        return _problems.Count > 0
            ? throw new TlsSettingsException(_problems)
            : new TlsSettings
            {
                Certificates = certificates,
                ClientAuthorities = authorities,
                VerifiesClients = _source.Verify,
                RequiresTls13 = _source.MinVersion == "1.3",
                CipherSuites = suites,
                HandshakeTimeout = _source.Timeout,
                PinnedKeys = pinned,
                ConnectionRateLimit = _source.ConnectionRateLimit,
                OcspPeer = _source.OcspPeer,
                Warnings = _warnings,
            };
    }

    private SslStreamCertificateContext? Certificate(TlsKeyPairFiles files, X509Certificate2Collection authorities)
    {
        CertificateFile? file = CertificateFile.Read(files, _problems);
        if (file is null)
        {
            return null;
        }

        if (file.Leaf.NotAfter.ToUniversalTime() < _now)
        {
            _warnings.Add($"certificate {files.CertFile} expired on {file.Leaf.NotAfter.ToUniversalTime():u}");
        }
        else if (file.Leaf.NotBefore.ToUniversalTime() > _now)
        {
            _warnings.Add($"certificate {files.CertFile} is not valid before {file.Leaf.NotBefore.ToUniversalTime():u}");
        }

        bool staples = _source.OcspStaple == OcspStaple.Always || (_source.OcspStaple == OcspStaple.Auto && file.MustStaple);
        SslCertificateTrust? trust = _source.Verify && authorities.Count > 0 && !OperatingSystem.IsWindows()
            ? SslCertificateTrust.CreateForX509Collection(authorities, sendTrustInHandshake: true)
            : null;
        return SslStreamCertificateContext.Create(file.Leaf, file.Issuers, offline: !staples, trust);
    }

    private X509Certificate2Collection Authorities()
    {
        X509Certificate2Collection authorities = [];
        if (_source.CaFile is null)
        {
            if (_source.Verify)
            {
                _problems.Add("verify needs ca_file: the certificate authority that signs the clients' certificates");
            }

            return authorities;
        }

        if (CertificateFile.ReadText(_source.CaFile, "ca_file", _problems) is { } pem && CertificateFile.TryImport(authorities, pem) is { } problem)
        {
            _problems.Add($"ca_file {_source.CaFile}: {problem}");
        }

        return authorities;
    }

    private List<TlsCipherSuite> CipherSuites()
    {
        List<TlsCipherSuite> suites = [];
        foreach (string name in _source.CipherSuites)
        {
            if (!CipherSuiteNames.TryFind(name, out TlsCipherSuite suite, out bool isInsecure))
            {
                _problems.Add($"unknown cipher suite '{name}'");
            }
            else if (isInsecure && !_source.AllowInsecureCipherSuites)
            {
                _problems.Add($"cipher suite '{name}' is insecure; allow_insecure_cipher_suites: true would permit it");
            }
            else
            {
                suites.Add(suite);
            }
        }

        if (suites.Count == 0)
        {
            return suites;
        }

        _warnings.Add("with cipher_suites .NET cannot resume TLS sessions: clients that come back do a whole handshake each time");

        // Configurations list suites of TLS 1.2 alone: in Go those of 1.3 are not chosen. Here the list would switch 1.3 off.
        return suites.Intersect(CipherSuiteNames.Tls13).Any() ? suites : [.. CipherSuiteNames.Tls13, .. suites];
    }

    private FrozenSet<string> PinnedKeys()
    {
        foreach (string key in _source.PinnedCerts.Where(key => key.Length != 64 || !key.All(char.IsAsciiHexDigit)))
        {
            _problems.Add($"pinned_certs: '{key}' is not the SHA-256 of a public key in 64 hexadecimal digits");
        }

        return _source.PinnedCerts.Select(key => key.ToLowerInvariant()).ToFrozenSet();
    }

    private void CheckRest()
    {
        if (_source.OcspPeer is not null && !_source.Verify)
        {
            _problems.Add("ocsp_peer needs verify: true, as without it clients show no certificate");
        }

        if (_source.MinVersion is not (null or "1.2" or "1.3"))
        {
            _problems.Add($"min_version '{_source.MinVersion}' is not supported; 1.2 and 1.3 are");
        }

        if (_source.Timeout <= TimeSpan.Zero)
        {
            _problems.Add("timeout must be positive");
        }

        foreach (string curve in _source.CurvePreferences.Except(s_curves))
        {
            _problems.Add($"unknown curve '{curve}'; known are {string.Join(", ", s_curves)}");
        }

        if (_source.CurvePreferences.Count > 0)
        {
            _warnings.Add("curve_preferences cannot be set from .NET: OpenSSL's own list is used (Groups in openssl.cnf)");
        }
    }
}
