using System.Buffers;
using System.Runtime.InteropServices;
using Gust.Foundation.Disk;
using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Files;

namespace Gust.Storage.Streams.Images;

/// <summary>Reads a state that a <see cref="StateWriter"/> wrote, after its checksum was found good.</summary>
internal sealed class StateReader : IDisposable
{
    private const int BufferBytes = 64 << 10;
    private readonly IDiskFile? _file;
    private readonly byte[] _buffer;
    private long _at;
    private int _used;
    private int _end;

    private StateReader(IDiskFile? file, int capacity)
    {
        _file = file;
        _buffer = ArrayPool<byte>.Shared.Rent(capacity);
    }

    public static StateReader Open(BlockFolder folder, in StateFile state, ReadOnlySpan<byte> inline)
    {
        if (state.Number == 0)
        {
            Demand(inline.Length >= state.Length && Crc32C.Of(inline[..(int)state.Length]) == state.Crc);
            var reader = new StateReader(null, (int)state.Length) { _end = (int)state.Length };
            inline[..reader._end].CopyTo(reader._buffer);
            return reader;
        }

        var path = folder.PathOf(StateFile.NameOf(state.Number));
        Demand(folder.Disk.Exists(path));
        var fromFile = new StateReader(folder.Disk.Open(path), BufferBytes);
        try
        {
            Demand(fromFile.CrcOf(state.Length) == state.Crc);
            return fromFile;
        }
        catch
        {
            fromFile.Dispose();
            throw;
        }
    }

    public T Read<T>()
        where T : unmanaged
    {
        T value = default;
        Read(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }

    public void Read(Span<byte> into)
    {
        while (into.Length > 0)
        {
            if (_used == _end)
            {
                Fill();
            }

            var taken = Math.Min(_end - _used, into.Length);
            _buffer.AsSpan(_used, taken).CopyTo(into);
            _used += taken;
            into = into[taken..];
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private static void Demand(bool isGood)
    {
        if (!isGood)
        {
            throw new InvalidDataException("The state of a stream is damaged or missing.");
        }
    }

    private uint CrcOf(long length)
    {
        var crc = Crc32C.Start;
        for (var at = 0L; at < length;)
        {
            var read = _file!.Read(at, _buffer.AsSpan(0, (int)Math.Min(BufferBytes, length - at)));
            Demand(read > 0);
            crc = Crc32C.Append(crc, _buffer.AsSpan(0, read));
            at += read;
        }

        return crc;
    }

    private void Fill()
    {
        _used = 0;
        _end = _file?.Read(_at, _buffer.AsSpan(0, BufferBytes)) ?? 0;
        _at += _end;
        Demand(_end > 0);
    }
}
