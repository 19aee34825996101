using Gust.Security.Access;

namespace Gust.Security.Definitions;

/// <summary>A configured user: a name with a secret, or the public part of a key pair.</summary>
internal sealed record UserDefinition
{
    /// <summary>User name, or public user key (<c>U...</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Null for an nkey user and for one that only a certificate can name.</summary>
    public Secret? Secret { get; init; }

    public bool IsNKey { get; init; }

    /// <summary>Account the user is in.</summary>
    public required string Account { get; init; }

    public PermissionRules? Permissions { get; init; }

    public ConnectionKinds AllowedTypes { get; init; } = ConnectionKinds.All;

    /// <summary>Only connections through a trusted proxy.</summary>
    public bool ProxyRequired { get; init; }
}
