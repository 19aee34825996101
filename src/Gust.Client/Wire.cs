namespace Gust.Client;

/// <summary>One established connection: greeted, encrypted if need be, and accepted by the server.</summary>
internal sealed class Wire(ServerAddress address, Stream stream, ReadBuffer received, ServerInfo info) : IAsyncDisposable
{
    public ServerAddress Address { get; } = address;

    public Stream Stream { get; } = stream;

    /// <summary>May already hold operations that arrived behind the handshake.</summary>
    public ReadBuffer Received { get; } = received;

    public ServerInfo Info { get; } = info;

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
