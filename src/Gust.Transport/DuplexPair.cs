using System.IO.Pipelines;

namespace Gust.Transport;

/// <summary>Two ends of an in-memory connection, each a duplex stream with bounded buffers.</summary>
internal static class DuplexPair
{
    /// <summary>Bytes that may wait in one direction before the writer waits.</summary>
    private const int BufferMax = 256 * 1024;

    public static (Stream Client, Stream Server) Create()
    {
        PipeOptions options = new(pauseWriterThreshold: BufferMax, resumeWriterThreshold: BufferMax / 2, useSynchronizationContext: false);
        Pipe toServer = new(options);
        Pipe toClient = new(options);
        return (new DuplexStream(toClient.Reader, toServer.Writer), new DuplexStream(toServer.Reader, toClient.Writer));
    }
}
