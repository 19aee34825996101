using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Transport.Tls;

/// <summary>A certificate with its private key, and the issuers that stand behind it in its file.</summary>
internal sealed class CertificateFile
{
    private const string TlsFeatureExtension = "1.3.6.1.5.5.7.1.24";

    private CertificateFile(X509Certificate2 leaf, X509Certificate2Collection issuers)
    {
        Leaf = leaf;
        Issuers = issuers;
    }

    public X509Certificate2 Leaf { get; }

    public X509Certificate2Collection Issuers { get; }

    /// <summary>The certificate is void without a proof that it is not revoked (RFC 7633).</summary>
    public bool MustStaple => Leaf.Extensions.Any(extension => extension.Oid?.Value == TlsFeatureExtension);

    /// <summary>Null, with a line in <paramref name="problems"/>, when the files cannot be used.</summary>
    public static CertificateFile? Read(TlsKeyPairFiles files, List<string> problems)
    {
        string? certificatePem = ReadText(files.CertFile, "cert_file", problems);
        string? keyPem = ReadText(files.KeyFile, "key_file", problems);
        if (certificatePem is null || keyPem is null)
        {
            return null;
        }

        X509Certificate2Collection all = [];
        string? problem = TryImport(all, certificatePem);
        if (problem is not null)
        {
            problems.Add($"cert_file {files.CertFile}: {problem}");
            return null;
        }

        if (!TryAddKey(all[0], keyPem, out X509Certificate2? leaf, out problem))
        {
            problems.Add($"key_file {files.KeyFile}: {problem}");
            return null;
        }

        all.RemoveAt(0);
        return new CertificateFile(leaf, all);
    }

    /// <summary>A file's text; null, with a line in <paramref name="problems"/>, when it cannot be read.</summary>
    public static string? ReadText(string path, string key, List<string> problems)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Add($"{key} {path}: no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add($"{key} {path}: {e.Message}");
        }

        return null;
    }

    /// <summary>Adds the certificates of a PEM text; says what is wrong with it, or null.</summary>
    public static string? TryImport(X509Certificate2Collection certificates, string pem)
    {
        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (CryptographicException e)
        {
            return $"not a valid certificate: {e.Message}";
        }

        return certificates.Count == 0 ? "no certificate in PEM form found" : null;
    }

    private static bool TryAddKey(X509Certificate2 certificate, string keyPem, [NotNullWhen(true)] out X509Certificate2? leaf, out string? problem)
    {
        leaf = null;
        problem = null;
        if (keyPem.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            problem = "the private key is encrypted; a server has nobody to ask for its password";
            return false;
        }

        if (!keyPem.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        {
            problem = "no private key in PEM form found";
            return false;
        }

        try
        {
            leaf = ForServer(X509Certificate2.CreateFromPem(certificate.ExportCertificatePem(), keyPem));
            return true;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or NotSupportedException)
        {
            problem = certificate.PublicKey.GetRSAPublicKey() is null && certificate.PublicKey.GetECDsaPublicKey() is null
                ? $"keys of kind {certificate.PublicKey.Oid.FriendlyName ?? certificate.PublicKey.Oid.Value} are not supported; RSA and ECDSA are"
                : "the private key does not belong to the certificate";
            return false;
        }
    }

    /// <summary>On Windows TLS cannot use a key that lives in memory alone.</summary>
    private static X509Certificate2 ForServer(X509Certificate2 certificate) => OperatingSystem.IsWindows()
        ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null)
        : certificate;
}
