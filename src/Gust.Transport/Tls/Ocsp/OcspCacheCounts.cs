namespace Gust.Transport.Tls.Ocsp;

/// <summary>The cache of answers at one moment.</summary>
internal readonly record struct OcspCacheCounts(long Hits, long Misses, int Good, int Revoked, int Unknown);
