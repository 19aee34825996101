using System.Text;
using Gust.Core;
using Gust.Foundation;

namespace Gust.Testing.Kernel;

/// <summary>One client of a <see cref="TestBroker"/>: both its session and its far end.</summary>
internal sealed class TestPeer
{
    private readonly List<byte> _unread = [];

    public TestPeer(Broker broker)
    {
        Session = broker.Accept(Link, ClientListener.Standard);
        Link.Handler = Session;
        Session.Start();
        Session.OnOpened();
    }

    public TestLink Link { get; } = new();

    public ClientSession Session { get; }

    /// <summary>The session wants to see nothing until it resumes.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>The client's bytes, shown to the session as a driver would; what it does not consume is shown again.</summary>
    public LinkRead Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    public LinkRead Send(ReadOnlySpan<byte> bytes)
    {
        if (_unread.Count == 0 && !IsHeld)
        {
            LinkRead direct = Session.OnBytes(bytes);
            IsHeld = direct.Hold;
            _unread.AddRange(bytes[direct.Consumed..]);
            return direct;
        }

        _unread.AddRange(bytes);
        return IsHeld && !Link.TryTakeResume() ? new LinkRead(0, Hold: true) : ShowUnread();
    }

    /// <summary>What a driver does after <see cref="ILink.Resume"/>: false when the session has not called it.</summary>
    public bool GoOn()
    {
        if (!Link.TryTakeResume())
        {
            return false;
        }

        ShowUnread();
        return true;
    }

    /// <summary>What the client got since the last call.</summary>
    public string Read() => Link.TakeText();

    /// <summary>Sends and gives what came back at once.</summary>
    public string Ask(string text)
    {
        Send(text);
        return Read();
    }

    /// <summary>The driver tells the session that its link is gone.</summary>
    public void End(LinkEnd end = LinkEnd.ClosedByPeer)
    {
        if (Link.SendsUnderWay > 0)
        {
            Link.IsBroken = true;
            Link.Finish(ok: false);
        }

        Link.Close();
        Session.OnClosed(end, fault: null);
    }

    private LinkRead ShowUnread()
    {
        LinkRead read = Session.OnBytes(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_unread));
        IsHeld = read.Hold;
        _unread.RemoveRange(0, read.Consumed);
        return read;
    }
}
