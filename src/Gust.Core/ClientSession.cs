using Gust.Core.Connections;
using Gust.Foundation;
using Gust.Protocol;
using Gust.Security.Access;

namespace Gust.Core;

/// <summary>One client connection: its protocol state from the first INFO to the close.</summary>
/// <remarks>
/// Owned by the link's read loop, which calls <see cref="OnBytes"/>. Other threads may only use the outbound queue and
/// <see cref="Close(CloseReason)"/>.
/// </remarks>
internal sealed class ClientSession : ILinkHandler, ILogFields
{
    private readonly ILink _link;
    private readonly FlushSet _flushes = new();
    private readonly SessionGrant _grant;
    private readonly SessionEnd _end;
    private DropLog? _drops;
    private string? _display;

    public ClientSession(ulong id, ILink link, ClientListener listener, Broker broker)
    {
        Id = id;
        _link = link;
        _end = new SessionEnd(this, link);
        Replies = new SessionReplies(this, _flushes);
        Stalls = new StallLog(this);
        Listener = listener;
        Broker = broker;
        _grant = new SessionGrant(this);
        Login = new SessionLogin(this, _grant);
        Outbound = new OutboundQueue(this, link, broker);
        Subscriptions = new SubscriptionTable(broker.Accounts.Global);
        Publisher = new Publisher(this, _flushes);
        Timer = new SessionTimer(this);
        Activity = new SessionActivity(this);
        LastActivity = broker.Time.GetTimestamp();
    }

    public ulong Id { get; }

    public Broker Broker { get; }

    /// <summary>Why it may not stay, as it is to be told after the greeting; null: nothing speaks against it.</summary>
    public Dismissal? Refusal { get; init; }

    /// <summary>What it had shown when it came.</summary>
    public PresetCredentials Preset { get; init; } = PresetCredentials.None;

    /// <summary>The listener it came by.</summary>
    public ClientListener Listener { get; }

    /// <summary>What it may do at present.</summary>
    public Grant Grant => _grant.Current;

    public Account Account => Grant.Account;

    public OutboundQueue Outbound { get; }

    public SubscriptionTable Subscriptions { get; }

    public Publisher Publisher { get; }

    /// <summary>What it is told beside its messages.</summary>
    public SessionReplies Replies { get; }

    public SessionTimer Timer { get; }

    public SessionActivity Activity { get; }

    public StallLog Stalls { get; }

    public ConnectOptions Connect { get; private set; } = ConnectOptions.Default;

    /// <summary>CONNECT was accepted or is not needed.</summary>
    public bool MayOperate => Login.MayOperate;

    /// <summary>Timestamp of the last bytes from the client.</summary>
    public long LastActivity { get; private set; }

    /// <summary>Own messages go to own subscriptions too.</summary>
    public bool Echoes { get; private set; } = true;

    /// <summary>Messages are delivered with their headers.</summary>
    public bool TakesHeaders { get; private set; }

    public ParserLimits Limits => new(Broker.Options.MaxControlLine, Grant.MaxPayload, TakesHeaders);

    public bool IsTraced => Broker.Log.TraceEnabled;

    public bool IsClosing => _end.HasBegun;

    /// <summary>What the peer is told at the end, if it can be.</summary>
    public LinkFarewell Farewell => _end.Farewell;

    /// <summary>Understands INFO at any time.</summary>
    public bool TakesInfo => Connect.Protocol >= 1 && Login.IsConfirmed;

    /// <summary>It has had its first INFO.</summary>
    public bool IsGreeted { get; private set; }

    public string RemoteHost => _link.RemoteHost;

    public int RemotePort => _link.RemotePort;

    /// <summary>Messages for it that were dropped.</summary>
    public DropLog Drops => _drops ?? Interlocked.CompareExchange(ref _drops, new DropLog(this), null) ?? _drops;

    IEnumerable<KeyValuePair<string, object?>> ILogFields.LogFields => SessionDescription.Fields(this);

    /// <summary>The peer's TLS session; null without TLS.</summary>
    public TlsPeer? Tls => _link.Tls;

    /// <summary>Why and when it ended, once it has.</summary>
    public SessionEnd End => _end;

    /// <summary>How it gets in.</summary>
    public SessionLogin Login { get; }

    /// <summary>Greets the client.</summary>
    public void Start()
    {
        // Not before the broker knows the session: a reload in between would neither be seen here nor see this session.
        Login.MakeNonce();
        Outbound.Send(Broker.InfoFor(this).ToLine());
        IsGreeted = true;
        if (Refusal is { } refusal)
        {
            Dismiss(refusal);
            return;
        }

        Log.ConnectionCreated(Broker.Log.Logger, this);
    }

    /// <summary>The link is open: the time to show credentials begins, a TLS handshake has a time of its own.</summary>
    public void OnOpened()
    {
        if (!IsClosing)
        {
            Login.AdmitAnonymous();
        }

        if (!IsClosing)
        {
            Timer.Start();
        }
    }

    public LinkRead OnBytes(ReadOnlySpan<byte> bytes)
    {
        if (IsClosing)
        {
            return new LinkRead(bytes.Length);
        }

        _flushes.Now = LastActivity = Broker.Time.GetTimestamp();
        if (Login.Holds && !ContinueLogin())
        {
            return new LinkRead(0, Hold: !IsClosing);
        }

        ClientOperations operations = new(this);
        ParseProgress progress;
        int pauseMs;
        try
        {
            progress = ClientParser.Parse(bytes, ref operations);
        }
        finally
        {
            pauseMs = _flushes.Flush(); // others wait for these bytes, whatever befalls this session
        }

        Activity.NoteMessages(Publisher.Messages, LastActivity);
        if (pauseMs >= FlushSet.CongestionPauseMs)
        {
            Stalls.Note(pauseMs, _flushes.Behind);
        }

        if (Login.OwesAnnouncement && progress.Consumed > 0)
        {
            Login.Announce();
        }

        if (Login.Holds && !IsClosing)
        {
            return new LinkRead(progress.Consumed, Hold: true);
        }

        return new LinkRead(progress.Stopped ? bytes.Length : progress.Consumed, progress.Wanted, pauseMs);
    }

    /// <summary>A client that wrote something and left at once is served like one that stayed; whoever only said hello is not waited for.</summary>
    public bool MayDrop(ReadOnlySpan<byte> rest) => !Login.IsWaiting || rest.IndexOfAnyExcept(" \t\r\nPINGping"u8) < 0;

    public void OnSent(bool ok) => Outbound.OnSent(ok);

    public void OnClosed(LinkEnd end, Exception? fault)
    {
        Timer.Stop();
        Login.Abandon();
        _end.Complete(end, fault);
        ClosedConnection remains = ClosedConnection.Of(this); // as long as it has its subscriptions
        Subscriptions.Clear(forGood: true);
        _grant.Release();
        Broker.Connections.Retire(this, remains, Broker.Options.MaxClosedConnections);
        _end.Report();
    }

    /// <summary>Ends the connection; what waits is dropped.</summary>
    public void Close(CloseReason reason) => _end.Close(reason);

    /// <summary>Ends the connection once what waits and a last -ERR have gone out.</summary>
    public void Close(CloseReason reason, string error) => _end.CloseWhenSent(reason, error);

    /// <summary>Ends the connection once what waits has gone out, without a word.</summary>
    public void CloseQuietly(CloseReason reason) => _end.CloseWhenSent(reason, error: null);

    /// <summary>CONNECT was read. False when the connection ends over it, or its verdict is still out.</summary>
    public bool Accept(ConnectOptions connect)
    {
        if (Connect != ConnectOptions.Default)
        {
            Subscriptions.Clear(forGood: false);
        }

        Connect = connect;
        Echoes = connect.Echo;
        TakesHeaders = connect.Headers && Broker.Options.Headers;
        _display = null;
        Activity.Note(LastActivity);
        return Login.Accept(connect);
    }

    /// <summary>A verdict has come: the read loop goes on.</summary>
    public void ResumeReading() => _link.Resume();

    /// <summary>After a reload or a change of its account: takes over what the client may do now. Ends the connection when its credentials no longer count.</summary>
    public void Recheck() => Login.Recheck();

    /// <summary>Ends the connection of a client that may not stay.</summary>
    public void Dismiss(Dismissal dismissal)
    {
        bool isFirst = !IsClosing;
        _end.CloseWhenSent(dismissal.Reason, dismissal.Error); // before anything is written down: it must not go on meanwhile
        if (isFirst)
        {
            DismissalLog.Note(this, dismissal);
        }
    }

    /// <summary>It was let in: from now on log lines say as whom.</summary>
    public void ForgetDescription() => _display = null;

    /// <summary>Address, id, what the client said of itself and who it is, as it stands at the head of log lines.</summary>
    public override string ToString() => _display ??= SessionDescription.Of(this);

    private bool ContinueLogin()
    {
        bool continues = Login.Continue();
        _flushes.Flush();
        return continues;
    }
}
