using Gust.Foundation;

namespace Gust.Transport;

/// <summary>A link over any duplex <see cref="Stream"/>: in-process connections.</summary>
internal sealed class StreamLink(Stream stream, string remoteHost, int remotePort, BufferPool pool)
    : PumpedLink(new StreamWire(stream, remoteHost, remotePort), pool);
