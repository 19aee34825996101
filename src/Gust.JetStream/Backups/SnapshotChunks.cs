using System.Diagnostics.CodeAnalysis;
using Gust.Foundation;
using Gust.JetStream.Backups.Archives;

namespace Gust.JetStream.Backups;

/// <summary>Cuts an archive into chunks of one size, which wait until the receiver takes them.</summary>
/// <param name="buffers">Where the chunks are made.</param>
/// <param name="size">Of all but the last.</param>
internal sealed class SnapshotChunks(BufferPool buffers, int size) : IByteTarget
{
    private readonly Queue<SnapshotChunk> _full = new();
    private byte[] _filling = [];
    private int _length;

    public int Size => size;

    /// <summary>Full chunks that wait.</summary>
    public int Waiting => _full.Count;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_filling.Length == 0)
            {
                _filling = buffers.Rent(size);
            }

            int count = Math.Min(bytes.Length, size - _length);
            bytes[..count].CopyTo(_filling.AsSpan(_length));
            _length += count;
            bytes = bytes[count..];
            if (_length == size)
            {
                _full.Enqueue(new SnapshotChunk(_filling, size));
                (_filling, _length) = ([], 0);
            }
        }
    }

    /// <summary>Takes the next full chunk; who takes it gives it back by <see cref="Return"/>.</summary>
    public bool TryTake(out SnapshotChunk chunk) => _full.TryDequeue(out chunk);

    /// <summary>Takes the last one, which is not full.</summary>
    public bool TryTakeRest([NotNullWhen(true)] out SnapshotChunk? chunk)
    {
        chunk = _length > 0 ? new SnapshotChunk(_filling, _length) : null;
        if (chunk is not null)
        {
            (_filling, _length) = ([], 0);
        }

        return chunk is not null;
    }

    public void Return(SnapshotChunk chunk) => buffers.Return(chunk.Buffer);

    /// <summary>Nobody takes the rest.</summary>
    public void Discard()
    {
        while (_full.TryDequeue(out SnapshotChunk chunk))
        {
            Return(chunk);
        }

        if (_filling.Length > 0)
        {
            buffers.Return(_filling);
            (_filling, _length) = ([], 0);
        }
    }
}
