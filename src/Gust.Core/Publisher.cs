using System.Buffers;
using Gust.Protocol;
using Gust.Subjects;

namespace Gust.Core;

/// <summary>The publish side of one session: maps, routes, delivers, and answers when nobody is there.</summary>
/// <remarks>Owned by the session's read loop.</remarks>
internal sealed class Publisher(ClientSession session, FlushSet flushes)
{
    private readonly RouteCache _routes = new(session.Broker.Random);
    private ArrayBufferWriter<byte>? _mapped;
    private long _messages;
    private long _bytes;

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
            session.Reject("Invalid Publish Subject");
        }

        Account account = session.Account;
        if (account.Mappings?.Find(publish.Subject) is { } mapping)
        {
            PublishMapped(mapping, publish);
        }
        else
        {
            Route(account, publish.Subject, publish);
        }
    }

    private void Route(Account account, ReadOnlySpan<byte> subject, in PublishOperation publish)
    {
        RouteEntry route = _routes.Find(subject);
        if (route.Version != account.Interest.Version)
        {
            account.Interest.Match(subject, route.Targets);
            route.Version = route.Targets.Version;
        }

        int delivered = 0;
        if (!route.Targets.IsEmpty)
        {
            delivered = publish.Tail.IsEmpty ? DeliverComposed(route, publish) : Deliver(route, publish, publish.Tail);
        }

        if (delivered == 0)
        {
            AnswerNobody(publish.Reply, publish.Subject);
        }
    }

    private void AnswerNobody(ReadOnlySpan<byte> reply, ReadOnlySpan<byte> subject)
    {
        if (!reply.IsEmpty && session.Connect.NoResponders)
        {
            NoResponders.Answer(session, reply, subject, flushes);
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
                Route(session.Account, publish.Subject, publish);
                break;
            case MappingOutcome.Mapped:
                Route(session.Account, _mapped.WrittenSpan, publish);
                break;
            case MappingOutcome.Dropped:
                AnswerNobody(publish.Reply, subject: default); // the reference names no subject here
                break;
        }
    }
}
