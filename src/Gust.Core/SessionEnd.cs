using Gust.Foundation;
using Gust.Protocol;
using Microsoft.Extensions.Logging;

namespace Gust.Core;

/// <summary>How one session ends: the first reason counts, for the log and for the peer. Any thread may end it.</summary>
internal sealed class SessionEnd(ClientSession session, ILink link)
{
    private int _reason = -1;
    private long _pending;
    private long _ticks;

    public bool HasBegun => Volatile.Read(ref _reason) >= 0;

    /// <summary>Meaningful once it has begun.</summary>
    public CloseReason Reason => (CloseReason)Volatile.Read(ref _reason);

    /// <summary>When the end came.</summary>
    public DateTimeOffset At => Volatile.Read(ref _ticks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : session.Broker.Time.GetUtcNow();

    /// <summary>Bytes that waited when it came.</summary>
    public long Pending => Volatile.Read(ref _pending);

    /// <summary>What the peer is told, if it can be.</summary>
    public LinkFarewell Farewell => HasBegun ? CloseFarewell.Of((CloseReason)_reason) : default;

    /// <summary>At once; what waits is dropped.</summary>
    public void Close(CloseReason reason)
    {
        if (!TryBegin(reason))
        {
            return;
        }

        if (reason is CloseReason.SlowConsumerPendingBytes or CloseReason.SlowConsumerWriteDeadline)
        {
            SlowConsumerLog.Closed(session, reason);
        }

        session.Outbound.Close();
    }

    /// <summary>Once what waits has gone out, and a last -ERR unless <paramref name="error"/> is null.</summary>
    public void CloseWhenSent(CloseReason reason, string? error)
    {
        if (!TryBegin(reason))
        {
            return;
        }

        if (error is not null)
        {
            session.Outbound.Send(ServerLines.Error(error));
        }

        session.Outbound.CloseWhenSent();
    }

    /// <summary>The link has ended: <paramref name="end"/> is why, unless this side closed it.</summary>
    public void Complete(LinkEnd end, Exception? fault)
    {
        if (fault is not null)
        {
            Log.InternalError(session.Broker.Log.Logger, session, fault);
        }

        Close(end switch
        {
            LinkEnd.ReadError => CloseReason.ReadError,
            LinkEnd.HandshakeFailed => CloseReason.TlsHandshakeError,
            _ => CloseReason.ClientClosed,
        });
    }

    /// <summary>Tells the log and the system account that the session has ended.</summary>
    public void Report()
    {
        ILogger logger = session.Broker.Log.Logger;
        if (link.OpenFailure is { } openFailure)
        {
            Log.TlsHandshakeFailed(logger, session, openFailure);
        }

        if (link.ReadFailure is { } readFailure)
        {
            Log.ReadFailed(logger, session, readFailure);
        }

        string reason = CloseReasonText.Of((CloseReason)_reason);
        session.Broker.ClientEvents.Disconnected(session, reason);
        Log.ConnectionClosed(logger, session, reason);
    }

    private bool TryBegin(CloseReason reason)
    {
        if (Interlocked.CompareExchange(ref _reason, (int)reason, -1) != -1)
        {
            return false;
        }

        Volatile.Write(ref _ticks, session.Broker.Time.GetUtcNow().UtcTicks);
        Volatile.Write(ref _pending, session.Outbound.Pending);
        session.Broker.Connections.CountEnd(reason, session.Account);
        return true;
    }
}
