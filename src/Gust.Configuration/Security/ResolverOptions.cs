using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>Where the JWTs of accounts come from (<c>resolver</c>).</summary>
public sealed class ResolverOptions
{
    public ResolverKind Kind { get; set; }

    /// <summary>Of <see cref="ResolverKind.Url"/>: the address to which an account's key is appended.</summary>
    public string? Url { get; set; }

    /// <summary>Of <see cref="ResolverKind.Full"/> and <see cref="ResolverKind.Cache"/>.</summary>
    public string? Directory { get; set; }

    /// <summary>Of <see cref="ResolverKind.Full"/>: accounts may be deleted by request.</summary>
    public bool AllowDelete { get; set; }

    /// <summary>Deleted accounts are removed from the directory instead of renamed.</summary>
    public bool HardDelete { get; set; }

    /// <summary>JWTs kept; null: the default, 1000 of a cache and no limit of a full resolver.</summary>
    public long? Limit { get; set; }

    /// <summary>Of <see cref="ResolverKind.Cache"/>: how long a JWT is kept; null: until its own expiry.</summary>
    public TimeSpan? Ttl { get; set; }

    /// <summary>Of <see cref="ResolverKind.Full"/>: time between two comparisons with the other servers.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a lookup may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(1900);

    internal ConfigPosition? Position { get; set; }
}
