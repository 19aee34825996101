using Gust.JetStream.Model;

namespace Gust.JetStream.Streams.Publishing.Batches;

/// <summary>The batches that are open on a stream, of both kinds. Costs a stream without any next to nothing. Owned by the stream.</summary>
internal sealed class StreamBatches(StreamOwner stream)
{
    private AtomicBatches? _atomic;
    private FastBatches? _fast;

    /// <summary>When <see cref="Expire"/> wants to be called.</summary>
    public long NextDue => Math.Min(_atomic?.NextDue ?? Nanoseconds.Never, _fast?.NextDue ?? Nanoseconds.Never);

    /// <summary>Whether a message is one of a batch.</summary>
    public static bool IsPart(in Mail mail, in PublishHeaders headers) => FastReply.IsOne(mail.Reply) || !headers.BatchId.IsEmpty;

    /// <summary>Takes a message of a batch.</summary>
    public void Take(MailPlace message, in PublishHeaders headers, long now)
    {
        Mail mail = message.Mail;
        if (FastReply.IsOne(mail.Reply))
        {
            _fast ??= new FastBatches(stream);
            _fast.Take(message, headers, now);
        }
        else
        {
            _atomic ??= new AtomicBatches(stream);
            _atomic.Take(mail, headers, now);
        }
    }

    /// <summary>Gives those up that nobody goes on with.</summary>
    public void Expire(long now)
    {
        _atomic?.Expire(now);
        _fast?.Expire(now);
    }

    /// <summary>What was under way has been given up.</summary>
    public void TakeBack() => _fast?.TakeBack();

    /// <summary>The stream has another configuration: what it does not allow any more ends.</summary>
    public void Configure(StreamConfig config)
    {
        if (!config.AllowAtomic)
        {
            _atomic?.Clear();
            _atomic = null;
        }

        if (!config.AllowBatched)
        {
            _fast?.Clear();
            _fast = null;
        }
    }

    /// <summary>The stream ends.</summary>
    public void End() => Configure(new StreamConfig());
}
