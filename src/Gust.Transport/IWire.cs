using Gust.Foundation;

namespace Gust.Transport;

/// <summary>Bytes to and from one peer, below a <see cref="PumpedLink"/>: a socket, TLS, WebSocket frames.</summary>
/// <remarks>
/// One reader and one sender at a time; <see cref="Close"/> may come from anywhere. Failure is an exception of
/// <see cref="WireFailure"/>, or -1 where a count is asked for.
/// </remarks>
internal interface IWire
{
    string RemoteHost { get; }

    int RemotePort { get; }

    TlsPeer? Tls => null;

    /// <summary>Sends what can go out now, as <see cref="ILink.TrySend"/>: what it did not take comes first in the next send.</summary>
    int TrySend(ReadOnlySpan<byte> bytes);

    /// <summary>Sends all.</summary>
    ValueTask TransmitAsync(ReadOnlyMemory<byte> bytes);

    /// <summary>Reads some bytes; 0 at the end.</summary>
    ValueTask<int> ReceiveAsync(Memory<byte> buffer);

    /// <summary>The reader has had its last bytes and gives its buffers back.</summary>
    void EndReading()
    {
    }

    /// <summary>Gives the connection up. Called once; pending reads and sends end with an exception or at the end.</summary>
    void Close(LinkFarewell farewell);
}
