using System.Buffers;
using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Gust.Client;

/// <summary>The live subscriptions of a client by their id; sends what the server must know of them.</summary>
internal sealed class SubscriptionTable(OutboundPipe outbound, int channelMax)
{
    private readonly ConcurrentDictionary<long, Subscription> _live = new();
    private long _lastSid;

    public Subscription Add(string subject, string? queue, long messagesMax, MessageHandler? handler, Channel<Message>? shared)
    {
        var subscription = new Subscription(Interlocked.Increment(ref _lastSid), subject, queue, messagesMax, channelMax, handler, shared);
        _live[subscription.Sid] = subscription;
        outbound.Control(Encode(subscription));
        return subscription;
    }

    /// <summary>Ends the subscription at once, or after <paramref name="messagesMax"/> messages in all.</summary>
    public void Unsubscribe(Subscription subscription, long messagesMax = 0)
    {
        Span<byte> operation = stackalloc byte[64];
        outbound.Control(operation[..ClientOpWriter.Unsubscribe(operation, subscription.Sid, messagesMax)]);
        if (messagesMax > subscription.Delivered)
        {
            subscription.MessagesMax = messagesMax;
        }
        else
        {
            Remove(subscription);
        }
    }

    /// <summary>Tells the server to send no more; what is under way still arrives until <see cref="Remove"/>.</summary>
    public void StopFlow(Subscription subscription)
    {
        Span<byte> operation = stackalloc byte[64];
        outbound.Control(operation[..ClientOpWriter.Unsubscribe(operation, subscription.Sid, 0)]);
    }

    public void Remove(Subscription subscription)
    {
        _live.TryRemove(subscription.Sid, out _);
        subscription.Complete();
    }

    public IReadOnlyList<Subscription> All() => [.. _live.Values];

    public ValueTask DeliverAsync(in MessageView view)
    {
        if (!_live.TryGetValue(view.Sid, out Subscription? subscription))
        {
            return ValueTask.CompletedTask; // unsubscribed while it was under way
        }

        ValueTask delivered = subscription.DeliverAsync(view);
        if (subscription.MessagesMax > 0 && subscription.Delivered >= subscription.MessagesMax)
        {
            return RemoveAfterAsync(delivered, subscription);
        }

        return delivered;
    }

    /// <summary>What a new connection must be told, so that every subscription goes on where it stood.</summary>
    public byte[] EncodeAll()
    {
        var all = new ArrayBufferWriter<byte>();
        foreach (Subscription subscription in _live.Values.OrderBy(s => s.Sid))
        {
            all.Write(Encode(subscription));
        }

        return all.WrittenSpan.ToArray();
    }

    public void CompleteAll()
    {
        foreach (Subscription subscription in _live.Values)
        {
            Remove(subscription);
        }
    }

    private async ValueTask RemoveAfterAsync(ValueTask delivered, Subscription subscription)
    {
        await delivered.ConfigureAwait(false);
        Remove(subscription);
    }

    private static byte[] Encode(Subscription subscription)
    {
        byte[] bytes = new byte[ClientOpWriter.BytesMax(subscription.Subject, subscription.Queue, 64)];
        int length = ClientOpWriter.Subscribe(bytes, subscription.Subject, subscription.Queue, subscription.Sid);
        if (subscription.MessagesMax > 0)
        {
            length += ClientOpWriter.Unsubscribe(bytes.AsSpan(length), subscription.Sid, subscription.MessagesMax - subscription.Delivered);
        }

        return bytes[..length];
    }
}
