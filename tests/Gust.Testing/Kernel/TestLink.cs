using System.Text;
using Gust.Foundation;

namespace Gust.Testing.Kernel;

/// <summary>A link whose far end is the test: it takes as much as <see cref="Room"/> allows, and the rest when the test says so.</summary>
internal sealed class TestLink : ILink
{
    private readonly Lock _lock = new();
    private readonly MemoryStream _taken = new();
    private ReadOnlyMemory<byte> _underWay;
    private int _room = int.MaxValue;

    public string RemoteHost => "192.0.2.1";

    public int RemotePort => 50000;

    public ILinkHandler? Handler { get; set; }

    public bool IsClosed { get; private set; }

    /// <summary>What the peer was told with the close.</summary>
    public LinkFarewell Farewell { get; private set; }

    /// <summary>What the session finds out about the handshake.</summary>
    public TlsPeer? Tls { get; set; }

    /// <summary>Bytes taken are counted but not kept.</summary>
    public bool Discards { get; set; }

    /// <summary>Sending fails from now on.</summary>
    public bool IsBroken { get; set; }

    public long BytesTaken { get; private set; }

    public int SendsUnderWay { get; private set; }

    /// <summary>Calls of <see cref="Resume"/> that nobody has taken note of.</summary>
    public int Resumes { get; private set; }

    /// <summary>Bytes that <see cref="TrySend"/> still takes.</summary>
    public int Room
    {
        get => _room;
        set
        {
            lock (_lock)
            {
                _room = value;
            }
        }
    }

    public int TrySend(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (IsClosed || IsBroken)
            {
                return -1;
            }

            if (SendsUnderWay != 0)
            {
                throw new InvalidOperationException("TrySend while a Send is under way");
            }

            int count = Math.Min(bytes.Length, _room);
            _room -= _room == int.MaxValue ? 0 : count;
            Take(bytes[..count]);
            return count;
        }
    }

    public void Send(ReadOnlyMemory<byte> bytes)
    {
        lock (_lock)
        {
            if (++SendsUnderWay != 1)
            {
                throw new InvalidOperationException("two Sends at a time");
            }

            _underWay = bytes;
        }
    }

    public void Resume()
    {
        lock (_lock)
        {
            Resumes++;
        }
    }

    /// <summary>Uses one <see cref="Resume"/> up; false when there is none.</summary>
    public bool TryTakeResume()
    {
        lock (_lock)
        {
            if (Resumes == 0)
            {
                return false;
            }

            Resumes--;
            return true;
        }
    }

    public void Close(LinkFarewell farewell = default)
    {
        lock (_lock)
        {
            if (!IsClosed)
            {
                Farewell = farewell;
            }

            IsClosed = true;
        }
    }

    /// <summary>The peer takes what is under way (or the link breaks over it); from now on it takes <paramref name="room"/> more at once.</summary>
    public void Finish(bool ok = true, int room = int.MaxValue)
    {
        lock (_lock)
        {
            if (SendsUnderWay != 1)
            {
                throw new InvalidOperationException("nothing is under way");
            }

            SendsUnderWay = 0;
            _room = room;
            if (ok)
            {
                Take(_underWay.Span);
            }
        }

        Handler!.OnSent(ok);
    }

    /// <summary>What the peer got since the last call.</summary>
    public string TakeText()
    {
        lock (_lock)
        {
            string text = Encoding.Latin1.GetString(_taken.GetBuffer(), 0, (int)_taken.Length);
            _taken.SetLength(0);
            return text;
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        BytesTaken += bytes.Length;
        if (!Discards)
        {
            _taken.Write(bytes);
        }
    }
}
