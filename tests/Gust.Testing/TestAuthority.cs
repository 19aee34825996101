using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Testing;

/// <summary>A certificate authority that lives as long as a test; its certificates are files in a directory of its own.</summary>
internal sealed class TestAuthority : IDisposable
{
    public const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    public const string ClientUsage = "1.3.6.1.5.5.7.3.2";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly bool _ownsDirectory;
    private int _serial;

    public TestAuthority(string name = "Test CA")
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("gust-test-ca").FullName;
        _ownsDirectory = true;
        CertificateRequest request = AuthorityRequest(name, _key);
        Certificate = request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(30));
        CaFile = Write("ca.pem", Certificate.ExportCertificatePem());
    }

    private TestAuthority(TestAuthority issuer, string name, X509Extension[] extensions)
    {
        Directory = issuer.Directory;
        CertificateRequest request = AuthorityRequest(name, _key);
        Array.ForEach(extensions, request.CertificateExtensions.Add);
        using X509Certificate2 certificate = request.Create(issuer.Certificate, Now.AddDays(-1), Now.AddDays(20), issuer.NextSerial());
        Certificate = certificate.CopyWithPrivateKey(_key);
        CaFile = Write($"{name}.pem", Certificate.ExportCertificatePem());
    }

    public string Directory { get; }

    /// <summary>The authority's own certificate as PEM.</summary>
    public string CaFile { get; }

    public X509Certificate2 Certificate { get; }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>An authority that this one signed.</summary>
    public TestAuthority Intermediate(string name, params X509Extension[] extensions) => new(this, name, extensions);

    /// <summary>Makes a certificate and its key; <paramref name="names"/> are DNS names or addresses.</summary>
    public TestCertificate Issue(string subject, string[]? names = null, string usage = ServerUsage, DateTimeOffset? notAfter = null, bool rsa = false, params X509Extension[] extensions)
    {
        using AsymmetricAlgorithm key = rsa ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = key is RSA rsaKey
            ? new CertificateRequest(subject, rsaKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject, (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        request.CertificateExtensions.Add(Names(names ?? ["localhost", "127.0.0.1"]));
        foreach (X509Extension extension in extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        X509SignatureGenerator signer = X509SignatureGenerator.CreateForECDsa(_key);
        DateTimeOffset end = notAfter ?? Now.AddDays(10);
        using X509Certificate2 bare = request.Create(Certificate.SubjectName, signer, Now.AddDays(-1), end, NextSerial());
        X509Certificate2 certificate = key is RSA rsaPrivate ? bare.CopyWithPrivateKey(rsaPrivate) : bare.CopyWithPrivateKey((ECDsa)key);
        string file = $"{_serial}-{subject.Replace("CN=", "").Replace('/', '_')}";
        return new TestCertificate(
            certificate,
            Write($"{file}.pem", certificate.ExportCertificatePem()),
            Write($"{file}.key", key.ExportPkcs8PrivateKeyPem()));
    }

    public string Write(string name, string text)
    {
        string path = Path.Combine(Directory, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        _key.Dispose();
        if (_ownsDirectory)
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }

    private static CertificateRequest AuthorityRequest(string name, ECDsa key)
    {
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return request;
    }

    private static X509Extension Names(string[] names)
    {
        SubjectAlternativeNameBuilder builder = new();
        foreach (string name in names)
        {
            if (IPAddress.TryParse(name, out IPAddress? address))
            {
                builder.AddIpAddress(address);
            }
            else
            {
                builder.AddDnsName(name);
            }
        }

        return builder.Build();
    }

    private byte[] NextSerial() => [1, (byte)(Certificate is null ? 0 : 1), .. BitConverter.GetBytes(Interlocked.Increment(ref _serial))];
}
