using Gust.Protocol;
using Gust.Subjects;
using Microsoft.Extensions.Logging;

namespace Gust.Core;

/// <summary>What each operation of a client does. One per read; the session holds the state.</summary>
internal readonly struct ClientOperations(ClientSession session) : IClientOperations
{
    private const string ReservedQueue = "_sys_";

    /// <summary>Bytes of what could not be read that the log shows.</summary>
    private const int NearMax = 32;

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
            session.Replies.Reject("Invalid Subject");
            return true;
        }

        CoreOptions options = session.Broker.Options;
        if (options.MaxSubscriptionTokens > 0 && SubjectRules.TokenCount(subject) > options.MaxSubscriptionTokens)
        {
            session.Replies.Forbid($"Permissions Violation for Subscription to {Quoted.Text(subject)}, too many tokens", $"{Violation(subject, queue, sid)}: more tokens than max_sub_tokens");
            return true;
        }

        if (queue.SequenceEqual("_sys_"u8))
        {
            session.Replies.Forbid($"Permissions Violation for Subscription to {Quoted.Text(subject)} using queue \"{ReservedQueue}\"", Violation(subject, queue, sid));
            return true;
        }

        Grant grant = session.Grant;
        if (grant.Permissions is { } permissions && !permissions.MaySubscribe(subject, queue))
        {
            string group = queue.IsEmpty ? "" : $" using queue {Quoted.Text(queue)}";
            session.Replies.Forbid($"Permissions Violation for Subscription to {Quoted.Text(subject)}{group}", Violation(subject, queue, sid));
            return true;
        }

        byte[] sidField = new byte[sid.Length + 1];
        sid.CopyTo(sidField);
        sidField[^1] = (byte)' ';
        session.Activity.Note(session.LastActivity);
        Subscription subscription = new(session, subject.ToArray(), queue.ToArray(), sidField) { Denied = grant.Permissions?.DeniedWithin(subject, queue) };
        session.Subscriptions.TryAdd(subscription, grant.MaxSubscriptions, out bool overMaximum);
        if (overMaximum)
        {
            Log.SubscriptionsExceeded(session.Broker.Log.Logger, session, grant.MaxSubscriptions, session.Account.Name);
            session.Replies.Reject("maximum subscriptions exceeded");
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
        session.Activity.Note(session.LastActivity);
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
        Note(error, near);
        switch (error)
        {
            case ProtocolError.ConnectOwed:
                session.Login.Refuse($"CONNECT was to come first, not {Shown(near)}");
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

    /// <summary>In the reference's words, which tools search for.</summary>
    private static string Violation(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> queue, ReadOnlySpan<byte> sid)
    {
        string group = queue.IsEmpty ? "" : $", Queue: {Quoted.Text(queue)}";
        return $"Subscription Violation - Subject {Quoted.Text(subject)}{group}, SID {Quoted.Text(sid)[1..^1]}";
    }

    private static string Shown(ReadOnlySpan<byte> near) => Quoted.Text(near[..Math.Min(near.Length, NearMax)]);

    private void Note(ProtocolError error, ReadOnlySpan<byte> near)
    {
        ILogger logger = session.Broker.Log.Logger;
        string where = Shown(near);
        switch (error)
        {
            case ProtocolError.ConnectOwed:
                break; // told as what it is: a client without credentials
            case ProtocolError.PayloadExceeded:
                ReadOnlySpan<byte> line = Ascii.TrimEnd(near);
                Log.PayloadExceeded(logger, session, Ascii.ParseSize(line[Ascii.LastFieldStart(line)..]), session.Grant.MaxPayload);
                break;
            case ProtocolError.ControlLineExceeded:
                Log.ControlLineExceeded(logger, session, session.Broker.Options.MaxControlLine, where);
                break;
            default:
                Log.ProtocolError(logger, session, error, where);
                break;
        }
    }

    private bool AcknowledgeIfVerbose()
    {
        session.Replies.AcknowledgeIfVerbose();
        return !session.IsClosing;
    }
}
