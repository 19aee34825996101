using System.Buffers;
using Gust.Core.Connections;
using Gust.Core.Tracing;
using Gust.Protocol;
using Gust.Subjects;

namespace Gust.Core;

/// <summary>The publish side of one session: maps, routes, delivers, and answers when nobody is there.</summary>
/// <remarks>Owned by the session's read loop.</remarks>
internal sealed class Publisher(ClientSession session, FlushSet flushes)
{
    private readonly RouteCache _routes = new(session.Broker.Random);
    private ArrayBufferWriter<byte>? _mapped;
    private MessageTrace? _trace;
    private long _messages;
    private long _bytes;
    private long _routeMisses;

    /// <summary>How far the subjects spread whose routes it remembers. For any thread.</summary>
    public RouteFanout Fanout() => _routes.Fanout();

    /// <summary>Messages whose route was not known, or no longer the right one.</summary>
    public long RouteMisses => Volatile.Read(ref _routeMisses);

    /// <summary>Messages the client has published.</summary>
    public long Messages => Volatile.Read(ref _messages);

    /// <summary>Header and payload bytes the client has published.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public void Publish(in PublishOperation publish)
    {
        _messages++;
        _bytes += publish.Body.Length;
        if (session.Connect.Pedantic && !SubjectRules.IsValidLiteral(publish.Subject))
        {
            session.Replies.Reject("Invalid Publish Subject");
        }

        if (TraceRequest.IsLikely(session, publish))
        {
            PublishTraced(publish);
        }
        else
        {
            Send(publish);
        }
    }

    private void PublishTraced(in PublishOperation publish)
    {
        if (TraceRequest.TryBegin(session, publish, out _trace))
        {
            Send(publish);
            _trace?.Publish();
            _trace = null;
        }
    }

    private void Send(in PublishOperation publish)
    {
        if (session.Account.Mappings?.Find(publish.Subject) is { } mapping)
        {
            PublishMapped(mapping, publish);
        }
        else
        {
            Route(publish.Subject, publish);
        }
    }

    private void Route(ReadOnlySpan<byte> subject, in PublishOperation publish)
    {
        RouteEntry route = _routes.Find(subject);
        Grant grant = session.Grant;
        if (!route.IsValid(grant, grant.Account.Interest.Version))
        {
            route.Refresh(grant);
            _routeMisses++;
        }

        if ((route.IsRefused && !IsAwaitedAnswer(route, grant)) || ReservedSubjects.IsReply(publish.Reply))
        {
            Refuse(route, publish);
            return;
        }

        session.Replies.AcknowledgeIfVerbose(); // before the message comes back to its own sender, as with the reference
        int delivered = 0;
        if (!route.Targets.IsEmpty)
        {
            delivered = publish.Tail.IsEmpty ? DeliverComposed(route, publish) : Deliver(route, publish, publish.Tail);
        }

        if (delivered == 0)
        {
            AnswerNobody(publish.Reply, route.Subject);
        }
    }

    /// <summary>The subject is the reply of a request that the client got and may answer.</summary>
    private bool IsAwaitedAnswer(RouteEntry route, Grant grant) =>
        grant.Responses is { } responses && !ReservedSubjects.IsSubject(route.Subject) && responses.TryUse(route.Subject, session.Broker.Time);

    private void Refuse(RouteEntry route, in PublishOperation publish)
    {
        string error = !ReservedSubjects.IsReply(publish.Reply)
            ? $"Permissions Violation for Publish to {Quoted.Text(route.Subject)}"
            : $"Permissions Violation for Publish with Reply of {Quoted.Text(publish.Reply)}";
        _trace?.AddRefusal(error);
        session.Replies.Forbid(error, ReservedSubjects.IsReply(publish.Reply)
            ? $"Publish Violation - Subject {Quoted.Text(route.Subject)}, Reply {Quoted.Text(publish.Reply)}"
            : $"Publish Violation - Subject {Quoted.Text(route.Subject)}");
    }

    private void AnswerNobody(ReadOnlySpan<byte> reply, ReadOnlySpan<byte> subject)
    {
        if (!reply.IsEmpty && session.Connect.NoResponders)
        {
            NoResponders.Answer(session, reply, subject);
        }
    }

    private int Deliver(RouteEntry route, in PublishOperation publish, ReadOnlySpan<byte> tail)
    {
        Publication publication = new()
        {
            Head = route.Head,
            Tail = tail,
            Reply = publish.Reply,
            Body = publish.Body,
            HeaderSize = publish.HeaderSize,
            Source = session,
            Trace = _trace,
        };
        return Router.Deliver(route.Targets, publication, flushes, session.Broker.Random);
    }

    /// <summary>The rare message whose bytes do not stand in the read buffer as a subscriber gets them.</summary>
    private int DeliverComposed(RouteEntry route, in PublishOperation publish)
    {
        byte[] tail = session.Broker.Buffers.Rent(MessageWriter.TailMax(publish.Reply.Length, publish.Body.Length));
        int length = MessageWriter.ComposeTail(tail, publish.Reply, publish.HeaderSize, publish.Body);
        int delivered = Deliver(route, publish, tail.AsSpan(0, length));
        session.Broker.Buffers.Return(tail);
        return delivered;
    }

    private void PublishMapped(SubjectMapping mapping, in PublishOperation publish)
    {
        _mapped ??= new ArrayBufferWriter<byte>();
        _mapped.ResetWrittenCount();
        switch (mapping.Map(publish.Subject, _mapped, session.Broker.Random))
        {
            case MappingOutcome.Unchanged:
                Route(publish.Subject, publish);
                break;
            case MappingOutcome.Mapped:
                _trace?.AddMapping(_mapped.WrittenSpan);
                Route(_mapped.WrittenSpan, publish);
                break;
            case MappingOutcome.Dropped:
                session.Replies.AcknowledgeIfVerbose();
                AnswerNobody(publish.Reply, subject: default); // the reference names no subject here
                break;
        }
    }
}
