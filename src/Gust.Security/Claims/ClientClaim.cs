namespace Gust.Security.Claims;

/// <summary>The client that wants in.</summary>
internal sealed record ClientClaim
{
    public string Host { get; set; } = "";

    public ulong Id { get; set; }

    public string User { get; set; } = "";

    public string Name { get; set; } = "";

    public IReadOnlyList<string> Tags { get; set; } = [];

    public string NameTag { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Type { get; set; } = "";

    public string MqttId { get; set; } = "";

    public string Nonce { get; set; } = "";
}
