using System.IO.Compression;

namespace Gust.Transport.WebSockets;

/// <summary>Inflates the compressed messages of one peer as their bytes come (RFC 7692), within a limit per message.</summary>
/// <remarks>
/// No message refers to an earlier one, yet one decoder serves all of them: what it remembers is this peer's own. It must never
/// be shared between peers. Owned by the link's read loop.
/// </remarks>
internal sealed class WebSocketInflater : IDisposable
{
    /// <summary>Peers leave these four bytes out at the end of each message.</summary>
    private static readonly byte[] s_tail = [0, 0, 0xFF, 0xFF];

    private readonly FeedStream _feed = new();
    private DeflateStream? _decoder;
    private long _left;

    /// <summary>A message begins, which may inflate to <paramref name="max"/> bytes.</summary>
    public void Begin(long max)
    {
        _left = max;
        _decoder ??= new DeflateStream(_feed, CompressionMode.Decompress);
    }

    /// <summary>More of the message; all that was fed before must have been read. Must stay untouched until it was.</summary>
    public void Feed(ReadOnlyMemory<byte> bytes) => _feed.Set(bytes);

    /// <summary>All of the message was fed and read.</summary>
    public void End() => _feed.Set(s_tail);

    /// <summary>Inflates into <paramref name="output"/>; 0: needs more, or is done after <see cref="End"/>.</summary>
    public int Read(Span<byte> output, out WebSocketError? error)
    {
        error = null;
        if (_decoder is null)
        {
            _feed.Set(default);
            return 0;
        }

        try
        {
            int count = _decoder.Read(output);
            _left -= count;
            if (_left < 0)
            {
                error = WebSocketError.TooBig;
                return 0;
            }

            if (count == 0 && !_feed.IsEmpty)
            {
                Finish();
            }

            return count;
        }
        catch (InvalidDataException)
        {
            error = WebSocketError.BadDeflate;
            return 0;
        }
    }

    public void Dispose() => _decoder?.Dispose();

    /// <summary>A decoder that leaves input untouched has seen a final block: what follows in this message is padding, the next needs another.</summary>
    private void Finish()
    {
        _feed.Set(default);
        _decoder!.Dispose();
        _decoder = null;
    }
}
