using Gust.Core;
using Gust.Core.SystemServices;

namespace Gust.Monitoring.SystemAccount;

/// <summary>Which servers are meant by a request to all of them. What is empty means all.</summary>
internal sealed record ServerFilter
{
    public static ServerFilter All { get; } = new();

    public string? ServerName { get; init; }

    public string? Cluster { get; init; }

    public string? Host { get; init; }

    /// <summary>Name, cluster and host are meant whole; else a part of them will do.</summary>
    public bool ExactMatch { get; init; }

    /// <summary>The server must have all of them.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    public string? Domain { get; init; }

    public bool Matches(ServerIdentity identity, ServerFacts facts) =>
        Fits(ServerName, identity.Name)
        && Fits(Host, identity.Host)
        && Fits(Cluster, facts.Cluster)
        && (string.IsNullOrEmpty(Domain) || Domain == facts.Domain)
        && (Tags is null || Tags.All(tag => facts.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase)));

    private bool Fits(string? wanted, string present) =>
        string.IsNullOrEmpty(wanted) || (ExactMatch ? present == wanted : present.Contains(wanted, StringComparison.Ordinal));
}
