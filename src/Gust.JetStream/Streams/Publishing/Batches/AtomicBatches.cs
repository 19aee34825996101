using System.Buffers.Text;
using System.Text;
using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Advisories;
using Gust.JetStream.Rules;

namespace Gust.JetStream.Streams.Publishing.Batches;

/// <summary>The atomic batches of a stream that wait for their end: all of one comes in, or nothing (spec: jetstream.md section 4.4).</summary>
/// <remarks>Only what is wrong with the batch itself is said at once; what is wrong with a message is said at the end.</remarks>
internal sealed class AtomicBatches(StreamOwner stream)
{
    private const int IdLengthMax = 64;
    private readonly OpenBatches<AtomicBatch> _open = new();
    private readonly AtomicCommit _commit = new(stream);

    /// <summary>No batch has waited for too long before this moment.</summary>
    public long NextDue => _open.NextDue;

    private BatchLimits Limits => stream.Context.Limits.Batches;

    private BatchUsage Usage => stream.Context.Batches;

    /// <summary>Takes a message that names a batch.</summary>
    public void Take(in Mail mail, in PublishHeaders headers, long now)
    {
        bool isEndAlone = headers.BatchCommit.SequenceEqual("eob"u8);
        _open.TryGet(headers.BatchId, out AtomicBatch? batch);
        if ((CheckForm(mail, headers, out ulong number)
            ?? CheckLength(number, isEndAlone, batch)
            ?? CheckEnd(headers, batch)
            ?? CheckPlace(headers.BatchId, number, isEndAlone, ref batch)
            ?? (isEndAlone ? null : Stage(mail, batch!, now))) is { } error)
        {
            stream.Acks.Refuse(mail.Reply, error);
        }
        else if (headers.BatchCommit.IsEmpty)
        {
            stream.Acks.ConfirmStaged(mail.Reply);
        }
        else
        {
            Close(batch!);
            _commit.Run(batch!, mail.Reply, isEndAlone, now);
        }
    }

    /// <summary>Gives those up that nobody goes on with.</summary>
    public void Expire(long now)
    {
        foreach (AtomicBatch batch in _open.FindOverdue(now, Limits.TimeoutNs))
        {
            Abandon(batch, "timeout");
        }
    }

    /// <summary>Gives all up without a word.</summary>
    public void Clear()
    {
        foreach (AtomicBatch batch in _open.All)
        {
            Drop(batch);
        }
    }

    private JetStreamError? CheckForm(in Mail mail, in PublishHeaders headers, out ulong number)
    {
        number = 0;
        return !stream.Config.AllowAtomic ? JetStreamError.Of(ErrorCode.AtomicPublishDisabled)
            : headers.BatchId.Length > IdLengthMax ? JetStreamError.Of(ErrorCode.AtomicPublishInvalidBatchID)
            : !Utf8Parser.TryParse(headers.BatchSequence, out number, out int used) || used != headers.BatchSequence.Length
                ? JetStreamError.Of(ErrorCode.AtomicPublishMissingSeq)
            : stream.Publishing.Capacity.CheckSize(mail);
    }

    /// <summary>Whether the batch grows too long. An open one is first looked at for gaps.</summary>
    private JetStreamError? CheckLength(ulong number, bool isEndAlone, AtomicBatch? batch)
    {
        ulong max = (ulong)Limits.AtomicMessages + (isEndAlone ? 1u : 0);
        if (number <= max || batch?.IsNext(number) == false)
        {
            return null;
        }

        Abandon(batch, "large");
        return JetStreamError.Of(ErrorCode.AtomicPublishTooLargeBatch, Limits.AtomicMessages);
    }

    /// <summary>Whether the batch ends in a way that there is none.</summary>
    private JetStreamError? CheckEnd(in PublishHeaders headers, AtomicBatch? batch)
    {
        ReadOnlySpan<byte> commit = headers.BatchCommit;
        if (commit.IsEmpty || commit.SequenceEqual("1"u8) || commit.SequenceEqual("eob"u8))
        {
            return null;
        }

        if (batch is not null)
        {
            Drop(batch);
        }

        return JetStreamError.Of(ErrorCode.AtomicPublishInvalidBatchCommit);
    }

    /// <summary>Whether the message is the next one of its batch; the first opens it.</summary>
    private JetStreamError? CheckPlace(ReadOnlySpan<byte> id, ulong number, bool isEndAlone, ref AtomicBatch? batch)
    {
        if (number == 1 && batch is null)
        {
            if (!TryOpen(id, out batch))
            {
                return stream.Publishing.Capacity.NoRoomForBatch(ErrorCode.AtomicPublishTooManyInflight);
            }

            if (!isEndAlone)
            {
                return null;
            }
        }
        else if (batch?.IsNext(number) == true)
        {
            return null;
        }

        Abandon(batch, "incomplete");
        return JetStreamError.Of(ErrorCode.AtomicPublishIncompleteBatch);
    }

    private bool TryOpen(ReadOnlySpan<byte> id, out AtomicBatch? batch)
    {
        batch = null;
        if (_open.Count >= Limits.AtomicPerStream || !Usage.Atomic.TryEnter(Limits.AtomicTotal))
        {
            return false;
        }

        batch = new AtomicBatch(id, stream.Context.Broker.Buffers);
        _open.Add(batch);
        return true;
    }

    private JetStreamError? Stage(in Mail mail, AtomicBatch batch, long now)
    {
        long bytes = mail.Content.Length;
        if (batch.Bytes + bytes > Limits.AtomicBytes || Usage.Bytes + bytes > Limits.AtomicTotalBytes)
        {
            Abandon(batch, "large");
            return stream.Publishing.Capacity.NoRoomForBatch(ErrorCode.InsufficientResources);
        }

        batch.Add(mail);
        _open.Touch(batch, now, Limits.TimeoutNs);
        Usage.Count(bytes);
        return null;
    }

    private void Abandon(AtomicBatch? batch, string reason)
    {
        if (batch is not null)
        {
            Drop(batch);
            stream.Site.Advisories.Publish(
                "ADVISORY.STREAM.BATCH_ABANDONED." + stream.Name,
                new BatchAbandoned { Domain = stream.Context.Domain, Stream = stream.Name, Batch = batch.Name, Reason = reason },
                BatchAbandoned.Shape);
        }
    }

    private void Drop(AtomicBatch batch)
    {
        Close(batch);
        batch.Release();
    }

    private void Close(AtomicBatch batch)
    {
        _open.Remove(batch);
        Usage.Atomic.Leave();
        Usage.Count(-batch.Bytes);
    }
}
