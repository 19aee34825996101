using System.Security.Cryptography.X509Certificates;

namespace Gust.Testing;

/// <summary>A certificate with its private key, in memory and as PEM files.</summary>
internal sealed record TestCertificate(X509Certificate2 Certificate, string CertFile, string KeyFile);
