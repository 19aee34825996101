using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Tls;

/// <summary>Looks into the files a <c>tls</c> block names, so that a wrong one is found before clients find it.</summary>
internal static class TlsFiles
{
    public static void Check(ReadingContext context, ConfigPosition position, TlsOptions tls)
    {
        using var contents = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (tls.CertificateFile is { } file && tls.KeyFile is { } key)
        {
            CheckPair(context, position, file, key, contents);
        }

        foreach (var pair in tls.Certificates)
        {
            CheckPair(context, position, pair.CertificateFile, pair.KeyFile, contents);
        }

        if (tls.CaFile is { } authorities)
        {
            CheckAuthorities(context, position, authorities, contents);
        }

        tls.ContentHash = Convert.ToHexStringLower(contents.GetHashAndReset());
    }

    private static void CheckPair(ReadingContext context, ConfigPosition position, string file, string keyFile, IncrementalHash contents)
    {
        const string problem = "error parsing X509 certificate/key pair";
        if (context.File(position, file, problem) is not { } certificate || context.File(position, keyFile, problem) is not { } key)
        {
            return;
        }

        contents.AppendData(Encoding.UTF8.GetBytes(certificate + key));
        try
        {
            X509Certificate2.CreateFromPem(certificate, key).Dispose();
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            context.Diagnostics.Error(position, $"{problem} {file} and {keyFile}: {error.Message}");
        }
    }

    private static void CheckAuthorities(ReadingContext context, ConfigPosition position, string file, IncrementalHash contents)
    {
        if (context.File(position, file, "error reading ca_file") is not { } text)
        {
            return;
        }

        contents.AppendData(Encoding.UTF8.GetBytes(text));
        var found = new X509Certificate2Collection();
        try
        {
            found.ImportFromPem(text);
        }
        catch (CryptographicException)
        {
            found.Clear();
        }

        if (found.Count == 0)
        {
            context.Diagnostics.Error(position, $"failed to parse root ca certificate: {file} holds no certificate in PEM form");
        }

        foreach (var certificate in found)
        {
            certificate.Dispose();
        }
    }
}
