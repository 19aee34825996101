using Gust.JetStream.Model;

namespace Gust.JetStream.Streams.Publishing.Batches;

/// <summary>The batches that are open on a stream, of both kinds. Costs a stream without any next to nothing. Owned by the stream.</summary>
internal sealed class StreamBatches(StreamOwner stream)
{
    private AtomicBatches? _atomic;

    /// <summary>When <see cref="Expire"/> wants to be called.</summary>
    public long NextDue => _atomic?.NextDue ?? Nanoseconds.Never;

    /// <summary>Whether a message is one of a batch.</summary>
    public static bool IsPart(in Mail mail, in PublishHeaders headers) => mail.Reply.EndsWith(".$FI"u8) || !headers.BatchId.IsEmpty;

    /// <summary>Takes a message of a batch.</summary>
    public void Take(MailPlace message, in PublishHeaders headers, long now)
    {
        Mail mail = message.Mail;
        if (mail.Reply.EndsWith(".$FI"u8))
        {
            stream.Acks.Refuse(mail.Reply, JetStreamError.Of(ErrorCode.BatchPublishDisabled));
        }
        else
        {
            _atomic ??= new AtomicBatches(stream, stream.Publishing.Capacity);
            _atomic.Take(mail, headers, now);
        }
    }

    /// <summary>Gives those up that nobody goes on with.</summary>
    public void Expire(long now) => _atomic?.Expire(now);

    /// <summary>The stream has another configuration: what it does not allow any more ends.</summary>
    public void Configure(StreamConfig config)
    {
        if (!config.AllowAtomic)
        {
            _atomic?.Clear();
            _atomic = null;
        }
    }

    /// <summary>The stream ends.</summary>
    public void End() => Configure(new StreamConfig());
}
