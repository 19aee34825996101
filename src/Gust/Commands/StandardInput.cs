namespace Gust.Cli.Commands;

/// <summary>Bodies from standard input: all of it as one, or one per line. Bytes pass unchanged.</summary>
internal sealed class StandardInput(Stream stream)
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    public async Task<byte[]> ReadAllAsync(CancellationToken cancel)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, cancel).WaitAsync(cancel);
        return all.ToArray();
    }

    /// <summary>The next line without its line break; null at the end.</summary>
    public async Task<byte[]?> ReadLineAsync(CancellationToken cancel)
    {
        int searched = 0;
        while (true)
        {
            int length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                return Take(searched + length, skip: 1);
            }

            searched = _end - _start;
            MakeRoom();
            // Console reads cannot be cancelled; the wait for them can.
            int count = await stream.ReadAsync(_buffer.AsMemory(_end), cancel).AsTask().WaitAsync(cancel);
            if (count == 0)
            {
                return searched > 0 ? Take(searched, skip: 0) : null;
            }

            _end += count;
        }
    }

    private byte[] Take(int length, int skip)
    {
        byte[] line = _buffer.AsSpan(_start, length).TrimEnd((byte)'\r').ToArray();
        _start += length + skip;
        return line;
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        int held = _end - _start;
        byte[] target = held > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_start, held).CopyTo(target);
        (_buffer, _start, _end) = (target, 0, held);
    }
}
