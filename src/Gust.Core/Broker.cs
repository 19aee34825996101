using Gust.Core.Connections;
using Gust.Core.Internal;
using Gust.Core.SystemServices;
using Gust.Foundation;
using Gust.Protocol;
using Gust.Security.Access;
using Gust.Security.Definitions;

namespace Gust.Core;

/// <summary>One server's kernel: its account, its sessions, and the ports they share. Several may live in one process.</summary>
internal sealed class Broker : IDisposable
{
    private CoreOptions _options;
    private ulong _lastSessionId;
    private long _policyVersion;
    private volatile bool _lameDuck;

    public Broker(ServerIdentity identity, CoreOptions options, IAuthenticator authenticator, BrokerPorts ports)
    {
        Identity = identity;
        _options = options;
        Authenticator = authenticator;
        Time = ports.Time;
        Random = ports.Random;
        Buffers = ports.Buffers;
        Connections = new ConnectionBook(ports.Time);
        Log = new BrokerLog(ports.Logger, ports.Time);
        Accounts = new AccountRegistry(this);
        Timers = new TimerWheel(ports.Time, fault => Core.Log.TimerFailed(Log.Logger, fault));
        Failures = new FailureBrake(ports.Time);
        ClientEvents = new ClientEvents(this);
        Internal = new InternalPublisher(ports);
        Statement = new ServerStatement(identity, ports.Time);
        System = new SystemResponder(Accounts, Internal, Statement, ports);
    }

    public AccountRegistry Accounts { get; }

    /// <summary>Connections, and what they have done.</summary>
    public ConnectionBook Connections { get; }

    public ServerIdentity Identity { get; }

    /// <summary>Publishes the server's own messages.</summary>
    public InternalPublisher Internal { get; }

    /// <summary>Who the server says it is, in its answers and events.</summary>
    public ServerStatement Statement { get; }

    /// <summary>Answers requests to the server.</summary>
    public SystemResponder System { get; }

    /// <summary>Tells the system account of clients.</summary>
    public ClientEvents ClientEvents { get; }

    public BufferPool Buffers { get; }

    public TimerWheel Timers { get; }

    public TimeProvider Time { get; }

    public IRandom Random { get; }

    /// <summary>Logins that failed.</summary>
    public FailureBrake Failures { get; }

    public BrokerLog Log { get; }

    public IAuthenticator Authenticator { get; set; }

    /// <summary>Counts changes of who may do what: a login that began under an older one has to be decided again.</summary>
    public long PolicyVersion => Volatile.Read(ref _policyVersion);

    /// <summary>Replaced as a whole by a reload.</summary>
    public CoreOptions Options
    {
        get => Volatile.Read(ref _options);
        private set => Volatile.Write(ref _options, value);
    }

    public int ConnectionCount => Connections.Count;

    public ulong ConnectionsAccepted => Volatile.Read(ref _lastSessionId);

    public ICollection<ClientSession> Sessions => Connections.Open;

    /// <summary>Starts what the server itself serves, once the accounts are known.</summary>
    public void StartServices() => new UserInfoService(System, Time).Start();

    /// <summary>Makes a session for a link that has just come up. The driver starts reading after <see cref="ClientSession.Start"/>.</summary>
    /// <param name="link">The peer.</param>
    /// <param name="listener">Where it came in.</param>
    /// <param name="preset">What it has shown already; null: nothing.</param>
    /// <param name="refusal">Why it may not stay; null: nothing speaks against it.</param>
    public ClientSession Accept(ILink link, ClientListener listener, PresetCredentials? preset = null, Dismissal? refusal = null)
    {
        bool hasPlace = Options.MaxConnections <= 0 || Connections.Count < Options.MaxConnections;
        ClientSession session = new(Interlocked.Increment(ref _lastSessionId), link, listener, this)
        {
            Preset = preset ?? PresetCredentials.None,
            Refusal = refusal ?? (hasPlace ? null : Dismissal.TooMany),
        };
        Connections.Add(session);
        return session;
    }

    /// <summary>A session by its number; null when it has ended.</summary>
    public ClientSession? FindSession(ulong id) => Connections.Find(id);

    public ServerInfo InfoFor(ClientSession session) => new()
    {
        ServerId = Identity.Id,
        ServerName = Identity.Name,
        Runtime = Identity.Runtime,
        GustVersion = Identity.Version,
        Host = session.Listener.Host ?? Options.AdvertisedHost ?? Identity.Host,
        Port = session.Listener.Port ?? Options.AdvertisedPort ?? Identity.Port,
        Headers = Options.Headers,
        MaxPayload = session.Grant.MaxPayload,
        AuthRequired = session.IsGreeted ? Authenticator.AsksForCredentials(session.Listener.Type) : Authenticator.Anonymous(session.Listener.Type) is null,
        TlsRequired = session.Listener.TlsRequired,
        TlsVerify = session.Listener.TlsVerify,
        TlsAvailable = session.Listener.TlsAvailable,
        CurveKey = Identity.CurveKey,
        Nonce = session.IsGreeted ? "" : session.Login.Nonce,
        JetStream = Options.JetStream,
        Domain = Options.JetStreamDomain,
        ClientId = session.Id,
        ClientIp = session.RemoteHost,
        ConnectUrls = _lameDuck ? [] : Options.ConnectUrls,
        LameDuck = _lameDuck,
    };

    /// <summary>Sends the present INFO to every client that understands it at any time.</summary>
    public void PushInfo()
    {
        foreach (ClientSession session in Sessions)
        {
            if (session.TakesInfo)
            {
                session.Outbound.Send(InfoFor(session).ToLine());
            }
        }
    }

    /// <summary>Tells one client to go elsewhere, as if the server were about to stop. False: it does not take INFO at any time.</summary>
    public bool TrySendAway(ClientSession session)
    {
        if (!session.TakesInfo)
        {
            return false;
        }

        session.Outbound.Send((InfoFor(session) with { LameDuck = true }).ToLine());
        return true;
    }

    /// <summary>Takes over new limits and credentials. Clients that may no longer be here are cut; the others are told what changed.</summary>
    public void Reload(CoreOptions options, IAuthenticator authenticator)
    {
        bool infoChanges = options.MaxPayload != Options.MaxPayload || options.AdvertisedHost != Options.AdvertisedHost
            || options.AdvertisedPort != Options.AdvertisedPort || authenticator.AsksForCredentials(ConnectionKinds.Standard) != Authenticator.AsksForCredentials(ConnectionKinds.Standard);
        Options = options;
        Authenticator = authenticator;
        Interlocked.Increment(ref _policyVersion); // before the sessions are looked at: who is not in yet looks at it once in
        Log.Refresh();
        foreach (ClientSession session in Sessions)
        {
            session.Recheck();
        }

        CutExcess();
        if (infoChanges)
        {
            PushInfo();
        }
    }

    /// <summary>An account has changed: cuts who may not stay, and asks again what the others may do now.</summary>
    public void Enforce(Account account, Func<ClientSession, Dismissal?> objection)
    {
        Interlocked.Increment(ref _policyVersion);
        foreach (ClientSession session in Sessions.Where(s => s.Account == account && s.MayOperate))
        {
            if (objection(session) is { } dismissal)
            {
                session.Dismiss(dismissal);
            }
            else
            {
                session.Recheck();
            }
        }

        CutExcess(account);
    }

    private void CutExcess(Account account)
    {
        int surplus = account.Definition.Limits.Connections is >= 0 and var max ? account.Connections - max : 0;
        foreach (ClientSession session in surplus > 0 ? Sessions.Where(s => s.Account == account && s.MayOperate).OrderByDescending(s => s.Id).Take(surplus) : [])
        {
            Core.Log.AccountConnectionsExceeded(Log.Logger, session, account.Name, account.Definition.Limits.Connections);
            session.Dismiss(Dismissal.TooManyOfAccount);
        }
    }

    /// <summary>Ends the youngest connections over a limit that was lowered.</summary>
    private void CutExcess()
    {
        foreach (Account account in Accounts.All)
        {
            CutExcess(account);
        }

        int excess = Options.MaxConnections > 0 ? Connections.Count - Options.MaxConnections : 0;
        foreach (ClientSession session in Sessions.OrderByDescending(s => s.Id).Take(excess))
        {
            session.Dismiss(Dismissal.TooMany);
        }
    }

    /// <summary>From now on INFO says that this server is about to go.</summary>
    public void AnnounceLameDuck()
    {
        _lameDuck = true;
        PushInfo();
    }

    /// <summary>Ends every connection once what waits for it has gone out.</summary>
    public void CloseAllWhenSent(CloseReason reason)
    {
        foreach (ClientSession session in Sessions)
        {
            session.CloseQuietly(reason);
        }
    }

    /// <summary>Ends every connection now.</summary>
    public void Abort()
    {
        foreach (ClientSession session in Sessions)
        {
            session.Outbound.Close();
        }
    }

    public void Dispose()
    {
        Timers.Dispose();
        Log.Flush();
    }
}
