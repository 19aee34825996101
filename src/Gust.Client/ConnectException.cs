namespace Gust.Client;

/// <summary>No server could be connected to. <see cref="Exception.Message"/> names the last one tried and why.</summary>
internal sealed class ConnectException(ServerAddress address, string reason, Exception inner)
    : NatsException($"cannot connect to {address.Display}: {reason}", inner)
{
    public ServerAddress Address { get; } = address;

    public string Reason { get; } = reason;

    /// <summary>True when nothing listens there.</summary>
    public bool IsRefused => InnerException is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.ConnectionRefused };
}
