using System.Buffers.Text;
using System.Text;
using Gust.Protocol;
using Gust.Security.Access;

namespace Gust.Core;

/// <summary>How one session gets in: the nonce, the question to the authenticator, and the verdict, which may come later.</summary>
/// <remarks>Owned by the session's read loop, save for the verdict's arrival and a reload.</remarks>
internal sealed class SessionLogin(ClientSession session, SessionGrant grant)
{
    private const int NonceBytes = 11;

    private AuthenticationRequest _request = new();
    private CancellationTokenSource? _presence;
    private Verdict? _late;
    private bool _isWaiting;
    private bool _isRefused;
    private long _policyVersion;

    /// <summary>CONNECT was accepted or is not needed.</summary>
    public bool MayOperate { get; private set; }

    /// <summary>It was let in without a word, and nobody has heard of it: that comes with its first operation, if that is no CONNECT.</summary>
    public bool OwesAnnouncement { get; private set; }

    /// <summary>The client's first PING was answered: it understands INFO at any time, if its protocol does.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>What the client signs; empty where nobody signs.</summary>
    public string Nonce { get; private set; } = "";

    /// <summary>The answer to CONNECT is still out.</summary>
    public bool IsWaiting => Volatile.Read(ref _isWaiting);

    /// <summary>Nothing more is to be read for now: the answer to CONNECT is still out, or a refusal is being delayed.</summary>
    public bool Holds => IsWaiting || _isRefused;

    private Broker Broker => session.Broker;

    /// <summary>A reload or a change of an account came after the question: the verdict may be one that holds no longer.</summary>
    private bool IsOutdated => _policyVersion != Broker.PolicyVersion;

    /// <summary>Comes before the greeting, which tells the nonce.</summary>
    public void MakeNonce()
    {
        if (Broker.Authenticator.NeedsNonce)
        {
            Span<byte> bytes = stackalloc byte[NonceBytes];
            Broker.Random.Fill(bytes);
            Nonce = Base64Url.EncodeToString(bytes);
        }
    }

    /// <summary>Lets the client operate from the start where that is allowed.</summary>
    public void AdmitAnonymous()
    {
        _request = _request with { Type = session.Listener.Type, RemoteHost = session.RemoteHost, ClientId = session.Id, Tls = session.Tls };
        _policyVersion = Broker.PolicyVersion;
        if (Broker.Authenticator.Anonymous(session.Listener.Type) is { } admission && grant.TryBind(admission))
        {
            OwesAnnouncement = true;
            Enter();
        }
    }

    /// <summary>The first operations of a client that was let in without a word have been read.</summary>
    public void Announce()
    {
        OwesAnnouncement = false;
        if (MayOperate && session.Connect == ConnectOptions.Default)
        {
            Broker.ClientEvents.Connected(session);
        }
    }

    /// <summary>CONNECT was read. False when the connection ends over it, or its verdict is still out.</summary>
    public bool Accept(ConnectOptions connect)
    {
        if (connect.Account.Length > 0 || connect.NewAccount)
        {
            Refuse("a client may not choose its account");
            return false;
        }

        session.Timer.OnFirstAnswer();
        _request = RequestOf(connect);
        return Ask();
    }

    /// <summary>Goes on where CONNECT stopped; false while the verdict is out or when the connection ends over it.</summary>
    public bool Continue()
    {
        if (Volatile.Read(ref _late) is not { } verdict)
        {
            return false;
        }

        Volatile.Write(ref _isWaiting, false);
        return Finish(verdict);
    }

    /// <summary>Ends the connection; the client is told no more than that it may not come in.</summary>
    public void Refuse(string reason)
    {
        session.Timer.Stop(); // the verdict is in: it must not be too late any more while it is written down
        MayOperate = false; // it may have been let in as a guest before
        Tell(reason);
        Broker.ClientEvents.Refused(session);
        TimeSpan delay = Broker.Failures.Fail(session.RemoteHost);
        if (delay == TimeSpan.Zero)
        {
            session.Dismiss(Dismissal.Unauthorized);
            return;
        }

        _isRefused = true;
        session.Timer.RefuseAfter(delay);
    }

    /// <summary>PING: the first one is answered with a second INFO too.</summary>
    public void AnswerPing()
    {
        session.Replies.Reply(ServerLines.Pong);
        if (IsConfirmed)
        {
            return;
        }

        IsConfirmed = true;
        if (session.Connect != ConnectOptions.Default)
        {
            session.Timer.OnFirstAnswer();
        }

        if (session.Connect.Protocol >= 1)
        {
            ServerInfo info = Broker.InfoFor(session) with
            {
                ConnectInfo = true,
                RemoteAccount = session.Account.Name,
                RemoteAccountIsSystem = session.Account.IsSystem,
            };
            session.Replies.Reply(info.ToLine());
        }
    }

    /// <summary>After a reload or a change of its account: asks again, knowing what was found before, and takes over what the client may do now.</summary>
    public void Recheck()
    {
        if (!MayOperate || session.IsClosing)
        {
            return;
        }

        Grant former;
        Verdict? verdict;
        do
        {
            former = session.Grant; // both read before the authenticator
            long version = Broker.PolicyVersion;
            Grant asked = former;
            AuthenticationRequest request = _request with { Former = asked.Admission };
            verdict = Broker.Authenticator.Authenticate(request, late => TakeOver(late, asked, version));
        }
        while (verdict is not null && !grant.TryChange(verdict, former));
    }

    /// <summary>The client has gone: nobody waits for a verdict any more.</summary>
    public void Abandon() => _presence?.Cancel();

    /// <summary>A verdict that took its time may be overtaken by the next change, which was decided on at once.</summary>
    private void TakeOver(Verdict verdict, Grant former, long version)
    {
        if (version != Broker.PolicyVersion || !grant.TryChange(verdict, former))
        {
            Recheck();
        }
    }

    private bool Ask()
    {
        _late = null;
        _policyVersion = Broker.PolicyVersion; // read before the authenticator
        Volatile.Write(ref _isWaiting, true);
        if (Broker.Authenticator.Authenticate(_request, OnLateVerdict) is not { } verdict)
        {
            return false;
        }

        Volatile.Write(ref _isWaiting, false);
        return Finish(verdict);
    }

    private bool Finish(Verdict verdict)
    {
        if (verdict.Admission is not { } admission)
        {
            End(verdict);
            return false;
        }

        if (IsOutdated)
        {
            _request = _request with { Former = admission };
            return Ask();
        }

        if (!grant.TryBind(admission) || !ConnectRules.Hold(session))
        {
            return false;
        }

        Enter();
        if (session.IsClosing)
        {
            return false;
        }

        session.Timer.OnConnected();
        OwesAnnouncement = false;
        Broker.ClientEvents.Connected(session);
        session.Replies.AcknowledgeIfVerbose();
        return !session.IsClosing;
    }

    /// <summary>Clients give up at "Authorization Violation", and come again after a timeout.</summary>
    private void End(Verdict verdict)
    {
        if (verdict.IsUndecided)
        {
            Tell(verdict.Reason);
            session.Dismiss(Dismissal.NotDecidedInTime);
        }
        else
        {
            Refuse(verdict.Reason);
        }
    }

    /// <summary>From here on a reload finds the session; one that came before is made up for.</summary>
    private void Enter()
    {
        MayOperate = true;
        session.ForgetDescription();
        Interlocked.MemoryBarrier();
        if (IsOutdated)
        {
            Recheck();
        }
    }

    private void OnLateVerdict(Verdict verdict)
    {
        Volatile.Write(ref _late, verdict);
        session.ResumeReading();
    }

    /// <summary>What the client has shown stands in the log as the reference has it: names, no secrets.</summary>
    private void Tell(string reason) => Log.AuthenticationFailed(Broker.Log.Logger, session, _request switch
    {
        { User.Length: > 0 } => $"User {Quoted.Text(Encoding.UTF8.GetBytes(_request.User))}",
        { NKey.Length: > 0 } => $"Nkey {Quoted.Text(Encoding.UTF8.GetBytes(_request.NKey))}",
        { Jwt.Length: > 0 } => "JWT",
        { Token.Length: > 0 } => "Token \"[REDACTED]\"",
        _ => "no credentials",
    }, reason);

    private AuthenticationRequest RequestOf(ConnectOptions connect) => new()
    {
        Type = session.Listener.Type,
        User = connect.User.Length > 0 ? connect.User : session.Preset.User,
        Password = connect.Password.Length > 0 ? connect.Password : session.Preset.Password,
        Token = connect.Token.Length > 0 ? connect.Token : session.Preset.Token,
        Jwt = connect.Jwt.Length > 0 ? connect.Jwt : session.Preset.Jwt,
        NKey = connect.NKey,
        Signature = connect.Signature,
        ProxySignature = connect.ProxySignature,
        Nonce = Nonce,
        RemoteHost = session.RemoteHost,
        ClientId = session.Id,
        Client = new ClientDescription(connect.Name, connect.Lang, connect.Version, connect.Protocol),
        Tls = session.Tls,
        Gone = (_presence ??= new CancellationTokenSource()).Token,
    };
}
