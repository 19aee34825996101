namespace Gust.Cli.Connections;

/// <summary>How to connect, after flags, environment and context were weighed. Null: not said anywhere.</summary>
internal sealed record ConnectionSettings
{
    public string? Servers { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public string? Token { get; init; }

    public string? Creds { get; init; }

    public string? Nkey { get; init; }

    public string? UserJwt { get; init; }

    public string? TlsCertificate { get; init; }

    public string? TlsKey { get; init; }

    public string? TlsAuthority { get; init; }

    public string? TlsServerName { get; init; }

    public bool TlsFirst { get; init; }

    public string? SocksProxy { get; init; }

    public string? InboxPrefix { get; init; }

    public string? JetStreamDomain { get; init; }

    public string? JetStreamApiPrefix { get; init; }

    public string? JetStreamEventPrefix { get; init; }

    public string? ColourScheme { get; init; }

    public string? ConnectionName { get; init; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    public bool Trace { get; init; }

    /// <summary>The context that took part; null: none.</summary>
    public string? Context { get; init; }
}
