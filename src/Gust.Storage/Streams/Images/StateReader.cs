using System.Buffers;
using System.Runtime.InteropServices;
using Gust.Foundation.Disk;
using Gust.Storage.Encryption;
using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Files;

namespace Gust.Storage.Streams.Images;

/// <summary>Reads a state that a <see cref="StateWriter"/> wrote, after its checksum was found good.</summary>
internal sealed class StateReader : IDisposable
{
    private readonly StoreCipher? _cipher;
    private readonly StateFile _state;
    private readonly bool _isEncrypted;
    private readonly IDiskFile? _file;
    private readonly byte[] _buffer;
    private readonly byte[] _stored;
    private long _at;
    private long _taken;
    private int _used;
    private int _end;

    private StateReader(BlockFolder folder, in ImageHeader image, IDiskFile? file, int capacity)
    {
        (_cipher, _state, _isEncrypted, _file) = (folder.Options.Cipher, image.State, image.IsEncrypted, file);
        _buffer = ArrayPool<byte>.Shared.Rent(capacity);
        _stored = _isEncrypted ? ArrayPool<byte>.Shared.Rent(StateChunk.StoredMax) : [];
    }

    public static StateReader Open(BlockFolder folder, in ImageHeader image, ReadOnlySpan<byte> inline)
    {
        var state = image.State;
        if (state.Number == 0)
        {
            Demand(state.Length is >= 0 and <= StateChunk.Bytes && inline.Length >= state.Length);
            inline = inline[..(int)state.Length];
            Demand(Crc32C.Of(inline) == state.Crc);
            var reader = new StateReader(folder, image, null, inline.Length);
            reader.Take(inline);
            return reader;
        }

        var path = folder.PathOf(StateFile.NameOf(state.Number));
        Demand(folder.Disk.Exists(path));
        var fromFile = new StateReader(folder, image, folder.Disk.Open(path), StateChunk.Bytes);
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
        if (_stored.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_stored);
        }
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
            var read = _file!.Read(at, _buffer.AsSpan(0, (int)Math.Min(StateChunk.Bytes, length - at)));
            Demand(read > 0);
            crc = Crc32C.Append(crc, _buffer.AsSpan(0, read));
            at += read;
        }

        return crc;
    }

    private void Fill()
    {
        Demand(_file is not null && _at < _state.Length);
        var into = _isEncrypted ? _stored.AsSpan(0, StateChunk.StoredMax) : _buffer.AsSpan(0, StateChunk.Bytes);
        var read = _file!.Read(_at, into[..(int)Math.Min(into.Length, _state.Length - _at)]);
        Demand(read > 0);
        _at += read;
        if (_isEncrypted)
        {
            Take(_stored.AsSpan(0, read));
        }
        else
        {
            (_used, _end) = (0, read);
        }
    }

    /// <summary>Makes a chunk the one that is read from.</summary>
    private void Take(ReadOnlySpan<byte> chunk)
    {
        (_used, _end) = (0, chunk.Length);
        if (_isEncrypted)
        {
            _end -= StoreCipher.Overhead;
            Demand(_end >= 0 && StateChunk.TryOpen(_cipher, chunk, _state.Number, _taken, _buffer.AsSpan(0, _end)));
            _taken += _end;
        }
        else
        {
            chunk.CopyTo(_buffer);
        }
    }
}
