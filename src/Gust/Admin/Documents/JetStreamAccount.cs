namespace Gust.Cli.Admin.Documents;

/// <summary>What JetStream holds for an account on a server.</summary>
internal sealed class JetStreamAccount
{
    public string Name { get; set; } = "";

    public string Id { get; set; } = "";

    public ulong Memory { get; set; }

    public ulong Storage { get; set; }

    public JetStreamApiStats Api { get; set; } = new();

    public JetStreamStream[]? StreamDetail { get; set; }
}
