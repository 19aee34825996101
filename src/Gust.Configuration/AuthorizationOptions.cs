using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>Who may connect (<c>authorization</c>). Nothing set: everybody.</summary>
public sealed class AuthorizationOptions
{
    /// <summary>User name of the single user.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Token that clients must show; excludes users.</summary>
    public string? Token { get; set; }

    /// <summary>Users of the global account; those of others stand in <see cref="AccountOptions.Users"/>.</summary>
    public List<UserOptions> Users { get; set; } = [];

    /// <summary>For <see cref="Users"/> without permissions of their own.</summary>
    public PermissionsOptions? DefaultPermissions { get; set; }

    /// <summary>Has a service decide who may connect; null: does not.</summary>
    public AuthCalloutOptions? AuthCallout { get; set; }

    /// <summary>Clients must come by a trusted proxy.</summary>
    public bool ProxyRequired { get; set; }

    /// <summary>Time a client has to send CONNECT.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary><see cref="Timeout"/> was asked for; else TLS makes it longer.</summary>
    internal bool HasTimeout { get; set; }

    internal ConfigPosition? Position { get; set; }

    /// <summary>Where a file says nothing else, a client has a second more than its TLS handshake may take.</summary>
    internal void AllowForHandshake(TlsOptions? tls)
    {
        if (!HasTimeout)
        {
            Timeout = tls is null ? new AuthorizationOptions().Timeout : tls.Timeout + TimeSpan.FromSeconds(1);
        }
    }
}
