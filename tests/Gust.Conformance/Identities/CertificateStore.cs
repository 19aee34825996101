using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gust.Testing;

namespace Gust.Conformance.Identities;

/// <summary>
/// The certificates of the scripts, made once for a run: <c>ca</c> and <c>other-ca</c> sign, <c>server</c> is of 127.0.0.1
/// and localhost and so is <c>impostor</c>, <c>client</c> and <c>foreigner</c> are of clients, the others are declared by the
/// scripts. Thread-safe.
/// </summary>
internal static class CertificateStore
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, X509Certificate2> Made = new(StringComparer.Ordinal);
    private static readonly TemporaryDirectory Directory = new();

    static CertificateStore() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Dispose();

    /// <summary>The certificate with its key.</summary>
    public static X509Certificate2 Get(string name, CertificateTemplate? template = null)
    {
        lock (Gate)
        {
            return GetWithin(name, template);
        }
    }

    /// <summary>The path of <c>NAME.pem</c> or <c>NAME-key.pem</c>.</summary>
    public static string File(string fileName, Func<string, CertificateTemplate?> templateOf)
    {
        var name = fileName.Replace("-key.pem", "", StringComparison.Ordinal).Replace(".pem", "", StringComparison.Ordinal);
        Get(name, templateOf(name));
        return Path.Combine(Directory.Path, fileName);
    }

    /// <summary>The directory with the certificates that test programs in other languages use.</summary>
    public static string DirectoryForClients()
    {
        foreach (var name in (string[])["ca", "server", "impostor", "client", "foreigner"])
        {
            Get(name);
        }

        return Directory.Path;
    }

    /// <summary>What <c>pinned_certs</c> lists: the hash of the public key as it stands in the certificate.</summary>
    public static string Pin(X509Certificate2 certificate) =>
        Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    private static X509Certificate2 GetWithin(string name, CertificateTemplate? template)
    {
        // Two scripts may give one name to two certificates; the files of the later one replace the others.
        var key = template is null ? name : $"{name}: {template.Subject} {string.Join(' ', template.AlternativeNames)} {template.Issuer}";
        if (Made.TryGetValue(key, out var known))
        {
            return known;
        }

        var made = Make(name, template ?? BuiltIn(name));
        Directory.Write($"{name}.pem", made.ExportCertificatePem());
        Directory.Write($"{name}-key.pem", made.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return Made[key] = made;
    }

    private static CertificateTemplate BuiltIn(string name) => name switch
    {
        "ca" => new CertificateTemplate("CN=Conformance CA,O=Gust", [], "ca"),
        "other-ca" => new CertificateTemplate("CN=Another CA,O=Nobody", [], "other-ca"),
        "server" => new CertificateTemplate("CN=localhost", [("dns", "localhost"), ("ip", "127.0.0.1")], CertificateTemplate.DefaultIssuer),
        "impostor" => new CertificateTemplate("CN=localhost", [("dns", "localhost"), ("ip", "127.0.0.1")], "other-ca"),
        "client" => new CertificateTemplate("CN=client", [], CertificateTemplate.DefaultIssuer),
        "foreigner" => new CertificateTemplate("CN=client", [], "other-ca"),
        _ => throw new FormatException($"no script declares the certificate {name}"),
    };

    private static X509Certificate2 Make(string name, CertificateTemplate template)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var isAuthority = template.Issuer == name;
        var request = new CertificateRequest(new X500DistinguishedName(template.Subject), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        if (template.AlternativeNamesExtension() is { } names)
        {
            request.CertificateExtensions.Add(names);
        }

        var now = TimeProvider.System.GetUtcNow();
        var (from, until) = (now.AddHours(-1), now.AddDays(1));
        if (isAuthority)
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
            return request.CreateSelfSigned(from, until.AddDays(1)); // leaves are made later than their authority
        }

        var issuer = GetWithin(template.Issuer, null);
        var serial = Made.Count.ToString("x8", CultureInfo.InvariantCulture);
        using var certificate = request.Create(issuer, from.AddMinutes(1), until.AddMinutes(-1), Convert.FromHexString("01" + serial));
        return certificate.CopyWithPrivateKey(key);
    }
}
