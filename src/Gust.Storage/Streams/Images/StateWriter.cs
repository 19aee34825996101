using System.Buffers;
using System.Runtime.InteropServices;
using Gust.Foundation.Disk;
using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Files;

namespace Gust.Storage.Streams.Images;

/// <summary>Takes the state of a store: a little of it stays in memory, more goes to a file of its own.</summary>
internal sealed class StateWriter(BlockFolder folder, ulong number) : IDisposable
{
    /// <summary>What an image may hold itself.</summary>
    private const int InlineMax = 4096;
    private const int BufferBytes = StateChunk.Bytes;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InlineMax);
    private IDiskFile? _file;
    private byte[]? _sealed;
    private int _used;

    /// <summary>Bytes of the state in the file, and what they take there.</summary>
    private long _taken;
    private long _written;
    private uint _crc = Crc32C.Start;

    /// <summary>The state, when it went to no file; once it is finished.</summary>
    public ReadOnlySpan<byte> Inline => _file is not null ? default : _sealed ?? _buffer.AsSpan(0, _used);

    public void Write<T>(in T value)
        where T : unmanaged => Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_used == (_file is null ? InlineMax : BufferBytes))
            {
                Spill();
            }

            var room = (_file is null ? InlineMax : BufferBytes) - _used;
            var taken = Math.Min(room, bytes.Length);
            bytes[..taken].CopyTo(_buffer.AsSpan(_used));
            _used += taken;
            bytes = bytes[taken..];
        }
    }

    /// <summary>Says where the state lies. A file is durable then; its name is with the folder's next sync.</summary>
    public StateFile Finish()
    {
        if (_file is null)
        {
            _sealed = Seal();
            return new StateFile(0, Inline.Length, Crc32C.Of(Inline));
        }

        WriteBuffer();
        _file.Sync();
        return new StateFile(number, _written, _crc);
    }

    public void Dispose()
    {
        _file?.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Spill()
    {
        if (_file is not null)
        {
            WriteBuffer();
            return;
        }

        folder.CreateFolder();
        folder.NoteNewName();
        _file = folder.Disk.Open(folder.PathOf(StateFile.NameOf(number)));
        _file.SetLength(0);
        var larger = ArrayPool<byte>.Shared.Rent(BufferBytes);
        _buffer.AsSpan(0, _used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private void WriteBuffer()
    {
        ReadOnlySpan<byte> bytes = Seal() ?? _buffer.AsSpan(0, _used);
        _file!.Write(_written, bytes);
        _crc = Crc32C.Append(_crc, bytes);
        _written += bytes.Length;
        _taken += _used;
        _used = 0;
    }

    /// <summary>What is in the buffer, encrypted; null: nothing encrypts.</summary>
    private byte[]? Seal() =>
        folder.Options.Cipher is { } cipher ? StateChunk.Seal(cipher, _buffer.AsSpan(0, _used), _file is null ? 0 : number, _taken) : null;
}
