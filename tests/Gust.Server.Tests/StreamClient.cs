using System.Text;
using Gust.Testing;

namespace Gust.Server.Tests;

/// <summary>A client on any stream: writes text, reads whole operations.</summary>
internal sealed class StreamClient(Stream stream) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly List<byte> _unread = [];
    private readonly byte[] _buffer = new byte[64 * 1024];

    public Task SendAsync(string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask().WaitAsync(Patience);

    /// <summary>The next operation that is not a PING; null at the end of the stream.</summary>
    public async Task<WireFrame?> ReadAsync()
    {
        WireFrame? frame;
        do
        {
            frame = await ReadAnyAsync();
        }
        while (frame is { IsPing: true });

        return frame;
    }

    /// <summary>The first operation that starts like this; what comes before it is passed over.</summary>
    public async Task<WireFrame?> ReadUntilAsync(string prefix)
    {
        while (await ReadAsync() is { } frame)
        {
            if (frame.Line.StartsWith(prefix, StringComparison.Ordinal))
            {
                return frame;
            }
        }

        return null;
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task<WireFrame?> ReadAnyAsync()
    {
        WireFrame? frame;
        int consumed;
        while (!WireFrame.TryRead(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_unread), out frame, out consumed))
        {
            int count = await stream.ReadAsync(_buffer).AsTask().WaitAsync(Patience);
            if (count == 0)
            {
                return null;
            }

            _unread.AddRange(_buffer.AsSpan(0, count));
        }

        _unread.RemoveRange(0, consumed);
        return frame;
    }
}
