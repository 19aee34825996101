using System.Net.Sockets;
using Gust.Foundation;

namespace Gust.Transport;

/// <summary>A TCP connection without TLS: reads on the pool, sends on whoever flushes.</summary>
internal sealed class SocketLink(Socket socket, BufferPool pool) : PumpedLink(new SocketWire(socket), pool);
