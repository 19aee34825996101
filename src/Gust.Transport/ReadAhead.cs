using Gust.Foundation;

namespace Gust.Transport;

/// <summary>Reads a little while a link is on hold, so that a peer that leaves is noticed. What it has read comes first in the reads after the hold.</summary>
/// <remarks>Owned by the link's read loop. A peer that sends more than <see cref="BytesMax"/> during its hold is noticed only after it.</remarks>
internal sealed class ReadAhead(IWire wire)
{
    public const int BytesMax = 1024;

    private readonly byte[] _bytes = new byte[BytesMax];
    private int _start;
    private int _end;
    private bool _hasEnded;
    private Task<int>? _read;
    private Task? _leave;

    /// <summary>Read and not taken yet.</summary>
    public ReadOnlySpan<byte> Pending => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Nothing is left of the hold: the link reads by itself again.</summary>
    public bool IsOver => _start == _end && _read is null && !_hasEnded;

    /// <summary>A read is under way.</summary>
    public bool IsReading => _read is not null;

    /// <summary>Waits for leave to go on. False when the peer has ended first, which is told once; then the wait may be begun again.</summary>
    public async Task<bool> PassAsync(ResumeGate gate)
    {
        if (_start == _end && _read is null)
        {
            _start = _end = 0;
        }

        Task leave = _leave ??= gate.PassAsync();
        while (!leave.IsCompleted && !_hasEnded && _end < BytesMax)
        {
            _read ??= wire.ReceiveAsync(_bytes.AsMemory(_end)).AsTask();
            if (await Task.WhenAny(leave, _read).ConfigureAwait(false) == _read && !await TakeAsync(_read).ConfigureAwait(false))
            {
                return false;
            }
        }

        await leave.ConfigureAwait(false);
        _leave = null;
        return true;
    }

    /// <summary>A read after the hold; 0 at the end.</summary>
    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        if (_start == _end && _read is not null)
        {
            await TakeAsync(_read).ConfigureAwait(false);
        }

        int count = Math.Min(buffer.Length, _end - _start);
        _bytes.AsSpan(_start, count).CopyTo(buffer.Span);
        _start += count;
        return count;
    }

    /// <summary>The link is closed: waits until nobody reads from its wire any more.</summary>
    public async Task EndAsync()
    {
        try
        {
            if (_read is not null)
            {
                await _read.ConfigureAwait(false);
            }
        }
        catch (Exception e) when (WireFailure.Is(e))
        {
            // That is how a pending read of a closed wire ends.
        }
    }

    private async ValueTask<bool> TakeAsync(Task<int> read)
    {
        int count;
        try
        {
            count = await read.ConfigureAwait(false);
        }
        finally
        {
            _read = null;
        }

        _end += count;
        _hasEnded = count == 0;
        return !_hasEnded;
    }
}
