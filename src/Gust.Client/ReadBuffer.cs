using System.Numerics;

namespace Gust.Client;

/// <summary>Bytes received and not yet parsed. Grows for a large message and falls back after a very large one.</summary>
/// <remarks>Owned by the reading loop.</remarks>
internal sealed class ReadBuffer
{
    private const int UsualBytes = 64 * 1024;
    private const int KeptBytesMax = 1024 * 1024;
    private byte[] _bytes = new byte[UsualBytes];
    private int _start;
    private int _end;

    public ReadOnlySpan<byte> Data => _bytes.AsSpan(_start, _end - _start);

    public Memory<byte> Free => _bytes.AsMemory(_end);

    public void Commit(int count) => _end += count;

    public void Consume(int count) => _start += count;

    /// <summary>
    /// Leaves free space behind the unparsed bytes, enough for an operation of <paramref name="operationBytes"/>;
    /// 0: its length is not known yet.
    /// </summary>
    public void MakeRoom(int operationBytes)
    {
        int held = _end - _start;
        int wanted = Math.Max(UsualBytes, Math.Max(operationBytes, held + 1));
        bool tooSmall = wanted > _bytes.Length;
        bool keptTooLong = _bytes.Length > KeptBytesMax && wanted <= _bytes.Length / 4;
        if (tooSmall || keptTooLong)
        {
            byte[] resized = new byte[(int)Math.Min(BitOperations.RoundUpToPowerOf2((uint)wanted), (uint)Array.MaxLength)];
            Data.CopyTo(resized);
            _bytes = resized;
        }
        else if (_start > 0)
        {
            Data.CopyTo(_bytes);
        }

        _start = 0;
        _end = held;
    }
}
