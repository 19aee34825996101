namespace Gust.Testing.Ocsp;

/// <summary>What an authority says of a certificate.</summary>
internal enum OcspStatus
{
    Good,
    Revoked,
    Unknown,
}
