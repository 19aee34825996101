namespace Gust.JetStream.Tests.Consumers;

/// <summary>A status message as its receiver saw it.</summary>
internal sealed record SentStatus(string To, string Headers, string Reply)
{
    /// <summary>What follows the version in the first line.</summary>
    public string Line => Headers.Split("\r\n")[0]["NATS/1.0 ".Length..];
}
