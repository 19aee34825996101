using System.Text;

namespace Gust.Cli.Output;

/// <summary>Buffered standard output for text and raw bytes. Call <see cref="Flush"/> whenever a reader may wait.</summary>
internal sealed class StandardOutput(Stream stream)
{
    private const int Epipe = 32;
    private const int WindowsBrokenPipe = 109;
    private const int WindowsNoData = 232;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _length;

    public void Line(string text = "")
    {
        Text(text);
        Bytes("\n"u8);
    }

    public void Text(string text)
    {
        if (Encoding.UTF8.GetMaxByteCount(text.Length) <= _buffer.Length - _length)
        {
            _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
        }
        else
        {
            Bytes(Encoding.UTF8.GetBytes(text));
        }
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _length)
        {
            Flush();
        }

        if (bytes.Length > _buffer.Length)
        {
            Write(bytes);
            return;
        }

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    public void Flush()
    {
        int length = _length;
        _length = 0;
        if (length > 0)
        {
            Write(_buffer.AsSpan(0, length));
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.Write(bytes);
            stream.Flush();
        }
        catch (IOException e) when (IsBrokenPipe(e))
        {
            throw new BrokenPipeException(e);
        }
    }

    /// <summary>A full disk is another matter, which the user must hear of.</summary>
    private static bool IsBrokenPipe(IOException e) =>
        OperatingSystem.IsWindows() ? (e.HResult & 0xffff) is WindowsBrokenPipe or WindowsNoData : e.HResult == Epipe;
}
