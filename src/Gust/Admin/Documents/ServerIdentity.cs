using System.Text.Json.Serialization;

namespace Gust.Cli.Admin.Documents;

/// <summary>What a server says of itself in everything that it answers or announces.</summary>
internal sealed class ServerIdentity
{
    public string Name { get; set; } = "";

    public string Host { get; set; } = "";

    public string Id { get; set; } = "";

    public string Cluster { get; set; } = "";

    public string Domain { get; set; } = "";

    public string Ver { get; set; } = "";

    public string[]? Tags { get; set; }

    [JsonPropertyName("jetstream")]
    public bool JetStream { get; set; }

    public DateTimeOffset Time { get; set; }
}
