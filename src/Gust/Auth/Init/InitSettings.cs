using Gust.Cli.Auth.Store;

namespace Gust.Cli.Auth.Init;

/// <summary>What <c>auth init</c> is to write.</summary>
internal sealed record InitSettings
{
    public required string Directory { get; init; }

    /// <summary><c>host:port</c> of the server's listener.</summary>
    public string Listen { get; init; } = "127.0.0.1:4222";

    public IReadOnlyList<AppUser> Users { get; init; } = [];

    public string Operator { get; init; } = "gust";

    public string Account { get; init; } = "APP";

    public ResolverMode Resolver { get; init; }

    /// <summary>Names and addresses, besides those of this machine, that clients reach the server by.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    public DateTimeOffset Now { get; init; }

    /// <summary>Where clients on this machine connect.</summary>
    public string Url(string scheme)
    {
        int colon = Listen.LastIndexOf(':');
        string host = Listen[..colon];
        return $"{scheme}://{(host is "0.0.0.0" or "[::]" or "" ? "127.0.0.1" : host)}{Listen[colon..]}";
    }
}
