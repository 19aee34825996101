using Gust.Security.Definitions;

namespace Gust.Security.Access;

/// <summary>Who may connect, as configured.</summary>
internal sealed record AccessPolicy
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(2);

    /// <summary>The one token that lets everybody in who knows it; null: none.</summary>
    public Secret? Token { get; init; }

    public IReadOnlyList<UserDefinition> Users { get; init; } = [];

    /// <summary>Name of the user that stands for those who show nothing; null: they are refused.</summary>
    public string? NoAuthUser { get; init; }

    /// <summary>Time a client has to show its credentials.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>A client's certificate says which user it is.</summary>
    public bool MapsCertificates { get; init; }

    /// <summary>Users without a password are meant for certificates, and come by no other way.</summary>
    public bool PasswordlessNeedCertificate { get; init; }

    public ProxyPolicy Proxies { get; init; } = ProxyPolicy.None;

    /// <summary>Somebody must show something.</summary>
    public bool IsRestrictive => Token is not null || Users.Count > 0;
}
