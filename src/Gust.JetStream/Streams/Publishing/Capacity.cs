using Gust.JetStream.Model;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams.Publishing;

/// <summary>Whether a stream has room for a message.</summary>
internal sealed class Capacity(StreamOwner stream)
{
    private const int HeadersMax = ushort.MaxValue;

    private readonly RefusalLog _log = new(stream);

    /// <summary>What the stream's limits count for a message.</summary>
    public long SizeOf(in Mail mail) => stream.IsInMemory
        ? MessageSize.InMemory(mail.Subject.Length, mail.Headers.Length, mail.Payload.Length)
        : MessageSize.InFile(mail.Subject.Length, mail.Headers.Length, mail.Payload.Length);

    public JetStreamError? Check(in Mail mail, long size) =>
        CheckSize(mail) ?? stream.Site.Budget.Check(stream.IsInMemory, size + stream.Proposals.Bytes);

    /// <summary>Whether a message is larger than any may be.</summary>
    public JetStreamError? CheckSize(in Mail mail)
    {
        StreamConfig config = stream.Config;
        if (config.MaxMsgSize >= 0 && mail.Size > config.MaxMsgSize)
        {
            return TooLarge(ErrorCode.StreamMessageExceedsMaximum, mail.Size, config.MaxMsgSize);
        }

        return mail.Headers.Length > HeadersMax ? TooLarge(ErrorCode.StreamHeaderExceedsMaximum, mail.Headers.Length, HeadersMax) : null;
    }

    /// <summary>Whether a stream that keeps its old messages is full.</summary>
    public JetStreamError? CheckFull(in Mail mail, long size)
    {
        StreamConfig config = stream.Config;
        if (config.Discard != DiscardKind.New)
        {
            return null;
        }

        bool replaces = config.MaxMsgsPerSubject > 0 && CountOf(mail.Subject) >= config.MaxMsgsPerSubject;
        if (replaces && config.DiscardNewPerSubject)
        {
            return Full("maximum messages per subject exceeded");
        }

        StreamCounts counts = stream.Store.Counts;
        if (config.MaxMsgs > 0 && counts.Messages + stream.Proposals.Messages >= config.MaxMsgs && !replaces)
        {
            return Full("maximum messages exceeded");
        }

        return config.MaxBytes > 0 && counts.Bytes + stream.Proposals.Bytes + size > config.MaxBytes && !replaces
            ? Full("maximum bytes exceeded")
            : null;
    }

    /// <summary>The error of a batch for which there is no room beside the others.</summary>
    public JetStreamError NoRoomForBatch(ErrorCode code)
    {
        JetStreamError error = JetStreamError.Of(code);
        _log.NoRoomForBatch(error.Description);
        return error;
    }

    private long CountOf(ReadOnlySpan<byte> subject) => stream.Store.Subject(subject).Messages + stream.Proposals.CountOf(subject);

    private JetStreamError Full(string why)
    {
        _log.Full(why);
        return JetStreamError.Of(ErrorCode.StreamStoreFailed, why);
    }

    private JetStreamError TooLarge(ErrorCode code, long bytes, long limit)
    {
        JetStreamError error = JetStreamError.Of(code);
        _log.TooLarge(error.Description, bytes, limit);
        return error;
    }
}
