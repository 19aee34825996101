using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gust.Foundation;

namespace Gust.Cli.Auth.Init;

/// <summary>A certificate authority for development, and for who has no other. Its keys are P-256.</summary>
internal sealed class DevelopmentAuthority : IDisposable
{
    private const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    private const string ClientUsage = "1.3.6.1.5.5.7.3.2";
    private const int SerialSize = 16;

    /// <summary>Clocks differ.</summary>
    private static readonly TimeSpan s_slack = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_authorityLife = TimeSpan.FromDays(3650);
    private static readonly TimeSpan s_leafLife = TimeSpan.FromDays(825);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;
    private readonly DateTimeOffset _now;

    public DevelopmentAuthority(DateTimeOffset now)
    {
        _now = now;
        var request = new CertificateRequest("CN=Gust development CA", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _certificate = request.CreateSelfSigned(now - s_slack, now + s_authorityLife);
    }

    public string CertificatePem => _certificate.ExportCertificatePem() + "\n";

    public string KeyPem => _key.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>The subject of a client's certificate, which is the name of its user.</summary>
    public static string SubjectOf(string user) => $"CN={user}";

    /// <summary>A certificate for this machine, and for other names and addresses of the server.</summary>
    public (string CertificatePem, string KeyPem) IssueServer(IReadOnlyList<string> hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (string host in hosts.Concat(["localhost", Dns.GetHostName()]).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (IPAddress.TryParse(host, out IPAddress? address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(host);
            }
        }

        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        return Issue("CN=gust server", ServerUsage, names.Build());
    }

    public (string CertificatePem, string KeyPem) IssueClient(string user) => Issue(SubjectOf(user), ClientUsage, names: null);

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    private (string CertificatePem, string KeyPem) Issue(string subject, string usage, X509Extension? names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (names is not null)
        {
            request.CertificateExtensions.Add(names);
        }

        byte[] serial = new byte[SerialSize];
        SystemRandom.Instance.Fill(serial);
        serial[0] &= 0x7F; // a positive number
        using X509Certificate2 certificate = request.Create(_certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(_key), _now - s_slack, _now + s_leafLife, serial);
        return (certificate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }
}
