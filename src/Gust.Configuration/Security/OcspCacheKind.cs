namespace Gust;

/// <summary>Where answers about revoked certificates are kept.</summary>
public enum OcspCacheKind
{
    /// <summary>In a file.</summary>
    Local,

    /// <summary>Nowhere.</summary>
    None,
}
