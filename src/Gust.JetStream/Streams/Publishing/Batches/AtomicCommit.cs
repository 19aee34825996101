using System.Buffers;
using Gust.JetStream.Commits;
using Gust.JetStream.Model;

namespace Gust.JetStream.Streams.Publishing.Batches;

/// <summary>Ends an atomic batch: each message is held against the stream as it is once those before it have come in, then all are proposed as one record.</summary>
/// <remarks>A record is in the journal whole or not at all, so a crash leaves no part of a batch behind.</remarks>
internal sealed class AtomicCommit(StreamOwner stream)
{
    /// <summary>What a record has beside each message's bytes, roughly.</summary>
    private const int RecordOverhead = 64;

    private PublishHandler Publishing => stream.Publishing;

    /// <summary>Proposes the batch, which is closed, or refuses it.</summary>
    /// <param name="batch">Has a message at least.</param>
    /// <param name="reply">Who waits for the answer; empty: nobody.</param>
    /// <param name="marksLast">The last message does not say yet that it is the last.</param>
    /// <param name="now">The time of all its messages.</param>
    public void Run(AtomicBatch batch, ReadOnlySpan<byte> reply, bool marksLast, long now)
    {
        int underWay = stream.Proposals.Count;
        ulong before = Publishing.Last;
        ArrayBufferWriter<byte> record = new((int)batch.Bytes + (RecordOverhead * batch.Messages.Count));
        JetStreamError? error = null;
        for (int i = 0; i < batch.Messages.Count && error is null; i++)
        {
            MailPlace message = marksLast && i == batch.Messages.Count - 1 ? Marked(batch.Messages[i]) : batch.Messages[i];
            message.Chunk.Holds++; // its headers are read to the end, wherever it is rewritten to
            error = Add(message, before, now, record);
            stream.Scratch.Unhold(message.Chunk);
        }

        if (error is null && !stream.Log.TryAppend(StreamRecordKind.Batch, record.WrittenSpan))
        {
            error = stream.Commits.WhyNot();
        }

        if (error is null)
        {
            stream.Proposals.MoveLast(stream.Proposals.Count - underWay, stream.Log.Appended);
            byte[] answer = stream.Acks.Batch(Publishing.Last, batch.Name, (ulong)batch.Messages.Count);
            stream.Follow(new LateAnswer(stream, stream.Config.NoAck ? default : reply, answer, isOwed: true));
        }
        else
        {
            Publishing.TakeBack(underWay, before);
            stream.Acks.Refuse(reply, error);
        }

        batch.HandOver(stream);
    }

    private MailPlace Marked(MailPlace place)
    {
        Mail mail = place.Mail;
        return stream.Scratch.Write(default, mail.Subject, HeaderEditor.With(mail.Headers, "Nats-Batch-Commit"u8, "1"u8), mail.Payload);
    }

    private JetStreamError? Add(MailPlace message, ulong before, long now, ArrayBufferWriter<byte> record)
    {
        Mail mail = message.Mail;
        PublishHeaders headers = PublishHeaders.Read(mail.Headers);
        if (Check(mail, headers, before) is { } error)
        {
            return error;
        }

        if (Publishing.Prepare(ref message, headers, out long size) is { } late)
        {
            return late;
        }

        mail = message.Mail;
        ulong sequence = Publishing.Last + 1;
        bool isWanted = stream.Retention.IsWanted(mail.Subject);
        if (isWanted)
        {
            BatchRecord.Add(record, mail, sequence, now);
        }
        else
        {
            BatchRecord.AddSkip(record, sequence, now);
        }

        Publishing.Enqueue(message, sequence, now, headers.MessageId, isWanted ? size : null);
        return null;
    }

    private JetStreamError? Check(in Mail mail, in PublishHeaders headers, ulong before)
    {
        if (!headers.ExpectedMessageId.IsEmpty)
        {
            return JetStreamError.Of(ErrorCode.AtomicPublishUnsupportedHeaderBatch, "Nats-Expected-Last-Msg-Id");
        }

        return Publishing.CheckRights(mail, headers)
            ?? CheckId(headers)
            ?? Publishing.CheckExpected(mail, headers, before)
            ?? Publishing.CheckSchedule(mail, headers)
            ?? Publishing.Allowed(headers)
            ?? CheckRollup(mail, headers, before);
    }

    private JetStreamError? CheckId(in PublishHeaders headers) => !headers.MessageId.IsEmpty && stream.Deduper.TryFind(headers.MessageId, out _)
        ? JetStreamError.Of(ErrorCode.AtomicPublishContainsDuplicateMessage)
        : null;

    /// <summary>No message of a batch may end another one of it: by a roll-up, or as a schedule, which is alone on its subject.</summary>
    private JetStreamError? CheckRollup(in Mail mail, in PublishHeaders headers, ulong before)
    {
        if (headers.Rollup.IsEmpty && headers.Schedule.IsEmpty)
        {
            return null;
        }

        bool isAll = System.Text.Ascii.EqualsIgnoreCase(headers.Rollup, "all"u8);
        bool endsOther = isAll
            ? Publishing.Last > before
            : stream.Proposals.TryFindLast(mail.Subject, out _, out ulong sequence) && sequence > before;
        return endsOther ? JetStreamError.Of(ErrorCode.StreamRollupFailed, isAll ? "batch rollup all invalid" : "batch rollup sub invalid") : null;
    }
}
