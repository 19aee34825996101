namespace Gust;

/// <summary>Where the JWTs of accounts come from.</summary>
public enum ResolverKind
{
    /// <summary>From the configuration only (<c>resolver_preload</c>).</summary>
    Memory,

    /// <summary>From an HTTP server.</summary>
    Url,

    /// <summary>From a directory that holds all of them and is kept in step with the other servers.</summary>
    Full,

    /// <summary>From a directory that holds those that were asked for.</summary>
    Cache,
}
