namespace Gust;

/// <summary>Keeps answers about revoked certificates (<c>ocsp_cache</c>).</summary>
public sealed class OcspCacheOptions
{
    public OcspCacheKind Kind { get; set; }

    /// <summary>Directory of the file.</summary>
    public string LocalStore { get; set; } = "_rc_";

    /// <summary>Answers that say "revoked" are kept beyond their date.</summary>
    public bool PreserveRevoked { get; set; }

    /// <summary>Time between two writes of the file.</summary>
    public TimeSpan SaveInterval { get; set; } = TimeSpan.FromMinutes(5);
}
