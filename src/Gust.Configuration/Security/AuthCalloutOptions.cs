using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>Has a service decide who may connect (<c>auth_callout</c>).</summary>
public sealed class AuthCalloutOptions
{
    /// <summary>Public account key that signs the service's answers.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>Names or public keys of the users the service itself connects as; they are not asked about.</summary>
    public List<string> AuthUsers { get; set; } = [];

    /// <summary>Account in which the service listens.</summary>
    public string Account { get; set; } = "$G";

    /// <summary>Public curve key of the service; requests are encrypted for it. Null: they are not encrypted.</summary>
    public string? XKey { get; set; }

    /// <summary>Accounts whose users are asked about; empty: all.</summary>
    public List<string> AllowedAccounts { get; set; } = [];

    internal ConfigPosition? Position { get; set; }
}
