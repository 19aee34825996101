namespace Gust.Client;

/// <summary>The server knows of nobody who listens on the subject of a request.</summary>
internal sealed class NoRespondersException(string subject) : NatsException($"no responders on \"{subject}\"")
{
    public string Subject { get; } = subject;
}
