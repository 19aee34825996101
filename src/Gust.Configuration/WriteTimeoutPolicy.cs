namespace Gust;

/// <summary>What happens to a connection that takes no bytes for the write deadline (<c>write_timeout</c>).</summary>
public enum WriteTimeoutPolicy
{
    /// <summary>Clients are closed; server connections keep trying.</summary>
    Default,
    Close,
    Retry,
}
