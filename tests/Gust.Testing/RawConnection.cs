using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace Gust.Testing;

/// <summary>A client without manners: sends any bytes at all and reads back whole operations.</summary>
/// <remarks>Used by one test at a time. A reset counts as an orderly end: which of the two comes depends on what the server left unread.</remarks>
internal sealed class RawConnection : IDisposable
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private readonly Socket? _socket;
    private Stream _stream;
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    private RawConnection(Socket? socket, Stream stream)
    {
        _socket = socket;
        _stream = stream;
    }

    /// <summary>True once the server has ended the connection.</summary>
    public bool Ended { get; private set; }

    public static async Task<RawConnection> OpenAsync(IPEndPoint address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address);
            return new RawConnection(socket, new NetworkStream(socket, ownsSocket: true));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A connection over something else than TCP, for example the messages of a WebSocket.</summary>
    public static RawConnection Over(Stream stream) => new(null, stream);

    /// <summary>From here on the bytes go through the stream made of the one before: TLS, as a rule.</summary>
    /// <exception cref="IOException">The peer refused, or is no longer there.</exception>
    public async Task UpgradeAsync(Func<Stream, Task<Stream>> upgrade)
    {
        if (_start != _end)
        {
            throw new InvalidOperationException("the server has sent more than what was read: the upgrade would lose it");
        }

        _stream = await upgrade(_stream);
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Sends all the bytes; what a server that has gone away does not take is dropped.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await _stream.WriteAsync(bytes);
            await _stream.FlushAsync();
        }
        catch (Exception error) when (error is IOException or WebSocketException)
        {
            // The reading side reports the end, after whatever the server had still said.
        }
    }

    /// <summary>The next operation, or null when the server has ended the connection.</summary>
    /// <exception cref="TimeoutException">Nothing whole came in time.</exception>
    public async Task<WireFrame?> ReadAsync(TimeSpan? timeout = null)
    {
        WireFrame? frame;
        int consumed;
        while (!WireFrame.TryRead(_buffer.AsSpan(_start, _end - _start), out frame, out consumed))
        {
            if (!await FillAsync(timeout ?? DefaultTimeout))
            {
                return TakeRest();
            }
        }

        _start += consumed;
        return frame;
    }

    /// <summary>Reads up to and including the first operation that starts like this.</summary>
    public async Task<List<WireFrame>> ReadUntilAsync(string prefix, TimeSpan? timeout = null)
    {
        var frames = new List<WireFrame>();
        while (await ReadAsync(timeout) is { } frame)
        {
            frames.Add(frame);
            if (frame.Line.StartsWith(prefix, StringComparison.Ordinal))
            {
                break;
            }
        }

        return frames;
    }

    /// <summary>Ends the sending half only, as a client does that has nothing more to say.</summary>
    public void FinishSending()
    {
        if (_socket is null)
        {
            throw new NotSupportedException("only a TCP connection has a sending half");
        }

        _socket.Shutdown(SocketShutdown.Send);
    }

    public void Dispose() => _stream.Dispose();

    private async Task<bool> FillAsync(TimeSpan timeout)
    {
        MakeRoom();
        using var limit = new CancellationTokenSource(timeout);
        try
        {
            var read = await _stream.ReadAsync(_buffer.AsMemory(_end), limit.Token);
            _end += read;
            Ended = read == 0;
        }
        catch (Exception error) when (error is IOException or WebSocketException)
        {
            Ended = true;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"the server said nothing for {timeout.TotalSeconds} s");
        }

        return !Ended;
    }

    // An operation cut off by the end of the connection is shown too, once.
    private WireFrame? TakeRest()
    {
        var rest = Encoding.Latin1.GetString(_buffer, _start, _end - _start);
        _start = _end;
        return rest.Length == 0 ? null : WireFrame.OfRest(rest);
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
