using Gust.Security.Definitions;

namespace Gust.Security.Access;

/// <summary>What a peer that was let in may do, and until when. Shared by all sessions of a configured user.</summary>
internal sealed class Admission
{
    private readonly Lazy<Permissions?> _permissions;
    private string _proxyKey = "";

    public Admission(string account, PermissionRules? permissions)
    {
        Account = account;
        _permissions = new Lazy<Permissions?>(() => Permissions.Compile(permissions));
    }

    /// <summary>An admission to an account without any restriction.</summary>
    public static Admission To(string account) => new(account, permissions: null);

    /// <summary>Name or public key of the account.</summary>
    public string Account { get; }

    /// <summary>User as shown to people: name, public key, or the subject of a JWT. Empty: nobody in particular.</summary>
    public string User { get; init; } = "";

    /// <summary>Public key of the user where it showed one.</summary>
    public string UserKey { get; init; } = "";

    /// <summary>Null: everything is allowed.</summary>
    public Permissions? Permissions => _permissions.Value;

    /// <summary>Subscriptions of the connection; -1: unlimited.</summary>
    public int MaxSubscriptions { get; init; } = -1;

    /// <summary>Bytes of one message; -1: unlimited.</summary>
    public int MaxPayload { get; init; } = -1;

    /// <summary>When the connection must end; null: never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When the user's JWT was issued, in Unix seconds, for revocations; 0 without one.</summary>
    public long IssuedAt { get; init; }

    /// <summary>Key that signed the user's JWT; empty without one.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>Name that a JWT gives its user, for people; empty without one.</summary>
    public string NameTag { get; init; } = "";

    /// <summary>Tags of a JWT's user.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The secret that was shown, to spare its check when a reload leaves it as it was.</summary>
    public Secret? Proof { get; init; }

    /// <summary>Trusted proxy that the peer came by; empty: none.</summary>
    public string ProxyKey
    {
        get => _proxyKey;
        init => _proxyKey = value;
    }

    /// <summary>The same for a peer that came by a trusted proxy.</summary>
    public Admission By(string proxyKey)
    {
        Admission admission = (Admission)MemberwiseClone();
        admission._proxyKey = proxyKey;
        return admission;
    }
}
