using Gust.Protocol;
using Gust.Subjects;
using Microsoft.Extensions.Logging;

namespace Gust.Core;

/// <summary>What each operation of a client does. One per read; the session holds the state.</summary>
internal readonly struct ClientOperations(ClientSession session) : IClientOperations
{
    private const string ReservedQueue = "_sys_";

    public bool MayOperate => session.MayOperate;

    public ParserLimits Limits => session.Limits;

    public bool OnPublish(in PublishOperation publish)
    {
        if (session.IsTraced)
        {
            ProtocolTrace.Published(session, publish);
        }

        session.Publisher.Publish(publish);
        return !session.IsClosing;
    }

    public bool OnSubscribe(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> queue, ReadOnlySpan<byte> sid)
    {
        ProtocolTrace.Subscribed(session, subject, queue, sid);
        if (!SubjectRules.IsValid(subject))
        {
            session.Reject("Invalid Subject");
            return true;
        }

        CoreOptions options = session.Broker.Options;
        if (options.MaxSubscriptionTokens > 0 && SubjectRules.TokenCount(subject) > options.MaxSubscriptionTokens)
        {
            session.Forbid($"Permissions Violation for Subscription to {Quoted.Text(subject)}, too many tokens");
            return true;
        }

        if (queue.SequenceEqual("_sys_"u8))
        {
            session.Forbid($"Permissions Violation for Subscription to {Quoted.Text(subject)} using queue \"{ReservedQueue}\"");
            return true;
        }

        Grant grant = session.Grant;
        if (grant.Permissions is { } permissions && !permissions.MaySubscribe(subject, queue))
        {
            string group = queue.IsEmpty ? "" : $" using queue {Quoted.Text(queue)}";
            session.Forbid($"Permissions Violation for Subscription to {Quoted.Text(subject)}{group}");
            return true;
        }

        byte[] sidField = new byte[sid.Length + 1];
        sid.CopyTo(sidField);
        sidField[^1] = (byte)' ';
        Subscription subscription = new(session, subject.ToArray(), queue.ToArray(), sidField) { Denied = grant.Permissions?.DeniedWithin(subject, queue) };
        session.Subscriptions.TryAdd(subscription, grant.MaxSubscriptions, out bool overMaximum);
        if (overMaximum)
        {
            session.Reject("maximum subscriptions exceeded");
            return true;
        }

        if (session.Grant != grant)
        {
            session.Subscriptions.Recheck(session); // a reload has just taken the permissions away and may not have seen this one
        }

        return AcknowledgeIfVerbose();
    }

    public bool OnUnsubscribe(ReadOnlySpan<byte> sid, long max)
    {
        ProtocolTrace.Unsubscribed(session, sid, max);
        if (session.Subscriptions.TryGet(sid, out Subscription? subscription)
            && (max == 0 || session.Outbound.EndAfter(subscription, max)))
        {
            session.Subscriptions.Remove(subscription);
        }

        return AcknowledgeIfVerbose();
    }

    public bool OnConnect(ReadOnlySpan<byte> json)
    {
        if (!ConnectOptions.TryParse(json, session.Connect, out ConnectOptions connect))
        {
            Log.BadConnect(session.Broker.Log.Logger, session);
            session.CloseQuietly(CloseReason.ProtocolViolation);
            return false;
        }

        ProtocolTrace.Connected(session, connect);
        return session.Accept(connect);
    }

    public bool OnPing()
    {
        ProtocolTrace.Received(session, "PING");
        session.Login.AnswerPing();
        return true;
    }

    public bool OnPong()
    {
        ProtocolTrace.Received(session, "PONG");
        session.Timer.OnPong();
        return true;
    }

    public void OnError(ProtocolError error, ReadOnlySpan<byte> near)
    {
        string where = Quoted.Text(near[..Math.Min(near.Length, 32)]);
        if (error == ProtocolError.PayloadExceeded)
        {
            Log.PayloadExceeded(session.Broker.Log.Logger, session, session.Grant.MaxPayload, where);
        }
        else
        {
            Log.ProtocolError(session.Broker.Log.Logger, session, error, where);
        }

        switch (error)
        {
            case ProtocolError.ConnectOwed:
                session.Login.Refuse("CONNECT was to come first");
                break;
            case ProtocolError.UnknownOperation:
                session.Close(CloseReason.ProtocolViolation, "Unknown Protocol Operation");
                break;
            case ProtocolError.ControlLineExceeded:
                session.Close(CloseReason.MaximumControlLineExceeded, "maximum control line exceeded");
                break;
            case ProtocolError.PayloadExceeded:
                session.Close(CloseReason.MaximumMessagePayloadExceeded, "Maximum Payload Violation");
                break;
            case ProtocolError.HeadersNotSupported:
                session.CloseQuietly(CloseReason.MessageHeaderViolation);
                break;
            default:
                session.CloseQuietly(CloseReason.ProtocolViolation);
                break;
        }
    }

    private bool AcknowledgeIfVerbose()
    {
        session.AcknowledgeIfVerbose();
        return !session.IsClosing;
    }
}
