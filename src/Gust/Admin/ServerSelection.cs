using Gust.Cli.Admin.Documents;

namespace Gust.Cli.Admin;

/// <summary>Which servers are asked. Empty: all.</summary>
/// <param name="Name">Part of the name.</param>
/// <param name="Host">Part of the host.</param>
/// <param name="Cluster">Part of the cluster's name.</param>
/// <param name="Tags">All of them must be there.</param>
/// <param name="Domain">The JetStream domain.</param>
internal sealed record ServerSelection(string Name = "", string Host = "", string Cluster = "", IReadOnlyList<string>? Tags = null, string Domain = "")
{
    public static ServerSelection All { get; } = new();

    public bool IsAll => Name.Length + Host.Length + Cluster.Length + Domain.Length == 0 && Tags is null or { Count: 0 };

    /// <summary>Whether a server finds itself meant: it judges by the same rules.</summary>
    public bool Includes(ServerIdentity server) =>
        server.Name.Contains(Name, StringComparison.Ordinal) && server.Host.Contains(Host, StringComparison.Ordinal)
        && server.Cluster.Contains(Cluster, StringComparison.Ordinal) && (Domain.Length == 0 || server.Domain == Domain)
        && (Tags ?? []).All(tag => (server.Tags ?? []).Contains(tag, StringComparer.OrdinalIgnoreCase));

    public RequestBody ApplyTo(RequestBody body) => body
        .With("server_name", Name).With("host", Host).With("cluster", Cluster).With("tags", Tags ?? []).With("domain", Domain);
}
