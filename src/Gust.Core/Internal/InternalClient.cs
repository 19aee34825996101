using System.Buffers;
using Gust.Subjects;

namespace Gust.Core.Internal;

/// <summary>A producer inside the server that publishes a lot: acknowledgements, messages of consumers. It remembers routes and allocates nothing.</summary>
/// <remarks>Owned by one mailbox or thread. What it publishes leaves with <see cref="Flush"/>.</remarks>
internal sealed class InternalClient(Account account, Broker broker)
{
    /// <summary>Room that is kept for the next message.</summary>
    private const int RoomKeptMax = 64 * 1024;

    private readonly RouteCache _routes = new(broker.Random);
    private readonly FlushSet _flushes = new();
    private ArrayBufferWriter<byte> _head = new();
    private byte[] _tail = [];

    /// <summary>Publishes a message. Returns the number of targets that took it.</summary>
    /// <param name="subject">Literal subject.</param>
    /// <param name="reply">Empty: no answer is wanted.</param>
    /// <param name="headers">A whole header block, or empty.</param>
    /// <param name="payload">What follows the headers.</param>
    public int Publish(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> reply, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload)
    {
        RouteEntry route = Route(subject);
        return route.Targets.IsEmpty ? 0 : Deliver(route, route.Head, reply, headers, payload);
    }

    /// <summary>Hands a message to who listens on <paramref name="inbox"/>; it shows the subject that it once was published on.</summary>
    /// <param name="group">Only a member of this queue group gets it; empty: all who listen.</param>
    public int Forward(
        ReadOnlySpan<byte> inbox,
        ReadOnlySpan<byte> subject,
        ReadOnlySpan<byte> reply,
        ReadOnlySpan<byte> headers,
        ReadOnlySpan<byte> payload,
        ReadOnlySpan<byte> group = default)
    {
        RouteEntry route = Route(inbox);
        if (route.Targets.IsEmpty)
        {
            return 0;
        }

        _head.ResetWrittenCount();
        _head.Write("HMSG "u8);
        _head.Write(subject);
        _head.Write(" "u8);
        return Deliver(route, _head.WrittenSpan, reply, headers, payload, group);
    }

    /// <summary>Whether anybody would get a message on this subject now.</summary>
    public bool HasInterest(ReadOnlySpan<byte> subject) => !Route(subject).Targets.IsEmpty;

    /// <summary>Whether a member of a queue group would get it.</summary>
    public bool HasInterest(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> group)
    {
        MatchResult<ISink> targets = Route(subject).Targets;
        int index = targets.GroupCount - 1;
        while (index >= 0 && !targets.GroupName(index).SequenceEqual(group))
        {
            index--;
        }

        return index >= 0;
    }

    /// <summary>Sends what was published. Returns how many milliseconds a producer that could go on should wait: a target lags.</summary>
    public int Flush()
    {
        if (_tail.Length > RoomKeptMax)
        {
            ReleaseTail();
        }

        _flushes.Now = broker.Time.GetTimestamp();
        return _flushes.Flush();
    }

    /// <summary>Gives the buffers back; the next message takes new ones.</summary>
    public void Trim()
    {
        ReleaseTail();
        _head = new ArrayBufferWriter<byte>();
    }

    /// <summary>Where a subject leads as of now.</summary>
    private RouteEntry Route(ReadOnlySpan<byte> subject)
    {
        RouteEntry route = _routes.Find(subject);
        route.Refresh(account);
        return route;
    }

    private int Deliver(
        RouteEntry route,
        ReadOnlySpan<byte> head,
        ReadOnlySpan<byte> reply,
        ReadOnlySpan<byte> headers,
        ReadOnlySpan<byte> payload,
        ReadOnlySpan<byte> group = default)
    {
        int bodyLength = headers.Length + payload.Length;
        Reserve(MessageWriter.TailMax(reply.Length, bodyLength));
        int length = headers.IsEmpty
            ? MessageWriter.ComposeTail(_tail, reply, headerSize: -1, payload)
            : MessageWriter.ComposeTail(_tail, reply, headers, payload);
        Publication publication = new()
        {
            Head = head,
            Tail = _tail.AsSpan(0, length),
            Reply = reply,
            Body = _tail.AsSpan(length - 2 - bodyLength, bodyLength),
            HeaderSize = headers.IsEmpty ? -1 : headers.Length,
            Source = null,
        };
        return group.IsEmpty
            ? Router.Deliver(route.Targets, publication, _flushes, broker.Random)
            : Router.DeliverToGroup(route.Targets, group, publication, _flushes, broker.Random) ? 1 : 0;
    }

    private void Reserve(int length)
    {
        if (_tail.Length < length)
        {
            ReleaseTail();
            _tail = broker.Buffers.Rent(length);
        }
    }

    private void ReleaseTail()
    {
        if (_tail.Length > 0)
        {
            broker.Buffers.Return(_tail);
            _tail = [];
        }
    }
}
