namespace Gust.Transport;

/// <summary>Sends what becomes of bytes when they are encrypted or framed, slice by slice.</summary>
/// <remarks>
/// When the wire below does not take all that a slice became, the slice counts as not taken although it is encoded already:
/// <see cref="_ahead"/> says how much of the next send is to be skipped. One sender at a time, which the callers see to.
/// </remarks>
/// <param name="sliceMax">Bytes that are encoded before the wire below is asked.</param>
internal abstract class EncodedOutput(int sliceMax)
{
    private int _ahead;

    /// <summary>As <see cref="IWire.TrySend"/>: never waits.</summary>
    public int TrySend(ReadOnlySpan<byte> bytes)
    {
        int outcome = TrySendPending();
        if (outcome != 1)
        {
            return outcome;
        }

        int taken = _ahead;
        _ahead = 0;
        while (taken < bytes.Length)
        {
            ReadOnlySpan<byte> slice = bytes.Slice(taken, Math.Min(bytes.Length - taken, sliceMax));
            Encode(slice);
            outcome = TrySendPending();
            if (outcome != 1)
            {
                _ahead = slice.Length;
                return outcome < 0 ? -1 : taken;
            }

            taken += slice.Length;
        }

        return taken;
    }

    /// <summary>Sends all.</summary>
    public async ValueTask TransmitAsync(ReadOnlyMemory<byte> bytes)
    {
        await SendPendingAsync().ConfigureAwait(false);
        bytes = bytes[_ahead..];
        _ahead = 0;
        while (!bytes.IsEmpty)
        {
            int count = Math.Min(bytes.Length, sliceMax);
            Encode(bytes.Span[..count]);
            await SendPendingAsync().ConfigureAwait(false);
            bytes = bytes[count..];
        }
    }

    /// <summary>Adds what <paramref name="slice"/> becomes to what is pending.</summary>
    protected abstract void Encode(ReadOnlySpan<byte> slice);

    /// <summary>1 when all that was pending went out, 0 when something is left, -1 when the wire is broken.</summary>
    protected abstract int TrySendPending();

    /// <summary>Sends all that is pending.</summary>
    protected abstract ValueTask SendPendingAsync();
}
