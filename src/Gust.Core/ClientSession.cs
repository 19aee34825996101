using System.Text;
using Gust.Foundation;
using Gust.Protocol;
using Gust.Security;
using Microsoft.Extensions.Logging;

namespace Gust.Core;

/// <summary>One client connection: its protocol state from the first INFO to the close.</summary>
/// <remarks>
/// Owned by the link's read loop, which calls <see cref="OnBytes"/>. Other threads may only use the outbound queue and
/// <see cref="Close(CloseReason)"/>.
/// </remarks>
internal sealed class ClientSession : ILinkHandler
{
    private readonly ILink _link;
    private readonly FlushSet _flushes = new();
    private readonly SessionTimer _timer;
    private int _closeReason = -1;
    private bool _connectInfoSent;
    private string? _display;

    public ClientSession(ulong id, ILink link, Broker broker)
    {
        Id = id;
        _link = link;
        Broker = broker;
        Account = broker.Accounts.Global;
        Outbound = new OutboundQueue(this, link, broker);
        Subscriptions = new SubscriptionTable(Account);
        Publisher = new Publisher(this, _flushes);
        _timer = new SessionTimer(this);
        LastActivity = broker.Time.GetTimestamp();
        StartedAt = broker.Time.GetUtcNow();
    }

    public ulong Id { get; }

    public Broker Broker { get; }

    /// <summary>False: it came when the connection limit was reached already, and is to be told so.</summary>
    public bool HasPlace { get; init; } = true;

    public Account Account { get; }

    public OutboundQueue Outbound { get; }

    public SubscriptionTable Subscriptions { get; }

    public Publisher Publisher { get; }

    public ConnectOptions Connect { get; private set; } = ConnectOptions.Default;

    /// <summary>CONNECT was accepted or is not needed.</summary>
    public bool MayOperate { get; private set; }

    /// <summary>Timestamp of the last bytes from the client.</summary>
    public long LastActivity { get; private set; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>Last measured round trip; zero before the first.</summary>
    public TimeSpan RoundTrip => _timer.RoundTrip;

    /// <summary>Who it is, as others may know; empty: nobody in particular.</summary>
    public string UserName => Connect.User.Length > 0 ? Connect.User : Connect.NKey;

    /// <summary>Own messages go to own subscriptions too.</summary>
    public bool Echoes { get; private set; } = true;

    /// <summary>Messages are delivered with their headers.</summary>
    public bool TakesHeaders { get; private set; }

    public ParserLimits Limits => new(Broker.Options.MaxControlLine, Broker.Options.MaxPayload, TakesHeaders);

    public bool IsTraced => Broker.Log.TraceEnabled;

    public bool IsClosing => Volatile.Read(ref _closeReason) >= 0;

    /// <summary>Understands INFO at any time.</summary>
    public bool TakesInfo => Connect.Protocol >= 1 && _connectInfoSent;

    public string RemoteHost => _link.RemoteHost;

    /// <summary>Greets the client.</summary>
    public void Start()
    {
        // Not before the broker knows the session: a reload in between would neither be seen here nor see this session.
        MayOperate = !Broker.Authenticator.IsRequired;
        Outbound.Send(Broker.InfoFor(this).ToLine());
        if (!HasPlace)
        {
            Close(CloseReason.MaximumConnectionsExceeded, "maximum connections exceeded");
            return;
        }

        Log.ConnectionCreated(Broker.Log.Logger, this);
        _timer.Start();
    }

    public LinkRead OnBytes(ReadOnlySpan<byte> bytes)
    {
        if (IsClosing)
        {
            return new LinkRead(bytes.Length);
        }

        LastActivity = Broker.Time.GetTimestamp();
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

        return new LinkRead(progress.Stopped ? bytes.Length : progress.Consumed, progress.Wanted, pauseMs);
    }

    public void OnSent(bool ok) => Outbound.OnSent(ok);

    public void OnClosed(LinkEnd end, Exception? fault)
    {
        if (fault is not null)
        {
            Log.InternalError(Broker.Log.Logger, this, fault);
        }

        _timer.Stop();
        Close(end == LinkEnd.ReadError ? CloseReason.ReadError : CloseReason.ClientClosed);
        Subscriptions.Clear(forGood: true);
        Broker.Forget(this);
        Log.ConnectionClosed(Broker.Log.Logger, this, CloseReasonText.Of((CloseReason)_closeReason));
    }

    /// <summary>Ends the connection; what waits is dropped.</summary>
    public void Close(CloseReason reason)
    {
        if (!TryBeginClose(reason))
        {
            return;
        }

        if (reason is CloseReason.SlowConsumerPendingBytes or CloseReason.SlowConsumerWriteDeadline)
        {
            Broker.CountSlowConsumer();
            Log.SlowConsumer(Broker.Log.Logger, this, CloseReasonText.Of(reason), Outbound.Pending);
        }

        Outbound.Close();
    }

    /// <summary>Ends the connection once what waits and a last -ERR have gone out.</summary>
    public void Close(CloseReason reason, string error)
    {
        if (TryBeginClose(reason))
        {
            Outbound.Send(ServerLines.Error(error));
            Outbound.CloseWhenSent();
        }
    }

    /// <summary>Ends the connection once what waits has gone out, without a word.</summary>
    public void CloseQuietly(CloseReason reason)
    {
        if (TryBeginClose(reason))
        {
            Outbound.CloseWhenSent();
        }
    }

    /// <summary>Tells the client of an error that does not end the connection.</summary>
    public void Reject(string error)
    {
        Log.ErrorSent(Broker.Log.Logger, this, error);
        Outbound.Append(ServerLines.Error(error), _flushes);
    }

    public void Reply(ReadOnlySpan<byte> line) => Outbound.Append(line, _flushes);

    public void AcknowledgeIfVerbose()
    {
        if (Connect.Verbose)
        {
            Reply(ServerLines.Ok);
        }
    }

    /// <summary>CONNECT was read. False when the connection ends over it.</summary>
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
        if (!IsAuthentic() || connect.Account.Length > 0 || connect.NewAccount)
        {
            RefuseAuthentication();
            return false;
        }

        MayOperate = true;
        _timer.OnConnected();
        return true;
    }

    /// <summary>After a reload: ends the connection when its credentials no longer count.</summary>
    public void Recheck()
    {
        if (!IsAuthentic())
        {
            RefuseAuthentication();
        }
    }

    public void RefuseAuthentication()
    {
        Log.AuthenticationFailed(Broker.Log.Logger, this);
        Close(CloseReason.AuthenticationFailure, "Authorization Violation");
    }

    /// <summary>PING: the first one is answered with a second INFO too.</summary>
    public void AnswerPing()
    {
        Reply(ServerLines.Pong);
        if (!_connectInfoSent)
        {
            _connectInfoSent = true;
            if (Connect.Protocol >= 1)
            {
                Reply((Broker.InfoFor(this) with { ConnectInfo = true, RemoteAccount = Account.Name }).ToLine());
            }
        }
    }

    public void OnPong() => _timer.OnPong();

    public void TraceDelivery(Subscription subscription, in Publication publication) =>
        ProtocolTrace.Delivered(this, subscription, publication);

    /// <summary>Address, id and what the client said of itself, as it stands at the head of log lines.</summary>
    public override string ToString() => _display ??= Describe();

    private bool IsAuthentic() => Broker.Authenticator.Authenticate(new Credentials(Connect.User, Connect.Password, Connect.Token));

    private string Describe()
    {
        StringBuilder text = new($"{_link.RemoteHost}:{_link.RemotePort} - cid:{Id}");
        if (Connect.Lang.Length + Connect.Version.Length + Connect.Name.Length > 0)
        {
            string said = $"v{Connect.Version}:{Connect.Lang}{(Connect.Name.Length > 0 ? ":" + Connect.Name : "")}";
            text.Append(" - ").Append(Quoted.Text(Encoding.UTF8.GetBytes(said))); // or a name with a line break would forge log lines
        }

        return text.ToString();
    }

    private bool TryBeginClose(CloseReason reason) => Interlocked.CompareExchange(ref _closeReason, (int)reason, -1) == -1;
}
