namespace Gust.Monitoring.Tests.Differential;

/// <summary>Both servers after <see cref="StreamsWorkload"/>, for all tests that only ask.</summary>
public sealed class StreamsServers : IAsyncLifetime
{
    internal ServerPair Pair { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Pair = await ServerPair.StartAsync(StreamsWorkload.Configuration, StreamsWorkload.PlayAsync);

    public ValueTask DisposeAsync() => Pair.DisposeAsync();
}
