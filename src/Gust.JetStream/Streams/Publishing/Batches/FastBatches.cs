using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Rules;

namespace Gust.JetStream.Streams.Publishing.Batches;

/// <summary>The fast batches of a stream: their messages come in as others do, and are acknowledged many at a time (spec: jetstream.md section 4.5).</summary>
/// <remarks>What is said of a message is said once all before it is in the stream, so answers keep the order of what they answer.</remarks>
internal sealed class FastBatches(StreamOwner stream)
{
    private const int IdLengthMax = 64;
    private readonly OpenBatches<FastBatch> _open = new();

    /// <summary>No batch has waited for too long before this moment.</summary>
    public long NextDue => _open.NextDue;

    private BatchLimits Limits => stream.Context.Limits.Batches;

    private BatchUsage Usage => stream.Context.Batches;

    /// <summary>Takes a message whose reply subject names a batch.</summary>
    public void Take(MailPlace message, in PublishHeaders headers, long now)
    {
        Mail mail = message.Mail;
        if (Find(mail, out FastReply said, out FastBatch? batch) is { } error)
        {
            stream.Acks.Refuse(mail.Reply, error);
            return;
        }

        _open.Touch(batch!, now, Limits.TimeoutNs);
        if (said.Step == FastStep.Ping)
        {
            OnPing(batch!, said, mail.Reply);
        }
        else if (said.Number == batch!.Last + 1 || TryPassGap(batch, said.Number, mail.Reply))
        {
            OnMessage(batch, said, message, headers, now);
        }
    }

    /// <summary>Gives those up that nobody goes on with.</summary>
    public void Expire(long now)
    {
        foreach (FastBatch batch in _open.FindOverdue(now, Limits.TimeoutNs))
        {
            Close(batch);
        }
    }

    /// <summary>Messages that were under way have been given up, and each of their publishers was told: those batches end.</summary>
    public void TakeBack()
    {
        foreach (FastBatch batch in _open.All.Where(batch => batch.Position > stream.Log.Committed))
        {
            Close(batch);
        }
    }

    /// <summary>Gives all up without a word.</summary>
    public void Clear()
    {
        foreach (FastBatch batch in _open.All)
        {
            Close(batch);
        }
    }

    /// <summary>The batch of a message; its first one opens it.</summary>
    private JetStreamError? Find(in Mail mail, out FastReply said, out FastBatch? batch)
    {
        said = default;
        batch = null;
        if (!stream.Config.AllowBatched)
        {
            return JetStreamError.Of(ErrorCode.BatchPublishDisabled);
        }

        if (stream.Publishing.Capacity.CheckSize(mail) is { } error)
        {
            return error;
        }

        if (!FastReply.TryParse(mail.Reply, out said))
        {
            return JetStreamError.Of(ErrorCode.BatchPublishInvalidPattern);
        }

        return said.Id.Length > IdLengthMax ? JetStreamError.Of(ErrorCode.BatchPublishInvalidBatchID)
            : _open.TryGet(said.Id, out batch) ? null
            : !said.IsFirst ? JetStreamError.Of(ErrorCode.BatchPublishUnknownBatchID)
            : TryOpen(said, mail.Reply, out batch) ? null
            : stream.Publishing.Capacity.NoRoomForBatch(ErrorCode.BatchPublishTooManyInflight);
    }

    private bool TryOpen(in FastReply said, ReadOnlySpan<byte> reply, out FastBatch? batch)
    {
        batch = null;
        if (_open.Count >= Limits.FastPerStream || !Usage.Fast.TryEnter(Limits.FastTotal))
        {
            return false;
        }

        batch = new FastBatch(said);
        _open.Add(batch);
        if (said.Step == FastStep.Start)
        {
            stream.Client.Publish(reply, default, default, FastAnswers.Flow(0, batch.Flow)); // the publisher waits for leave to go on
        }

        return true;
    }

    /// <summary>The publisher has heard nothing for a while: perhaps what it sent last was lost.</summary>
    private void OnPing(FastBatch batch, in FastReply said, ReadOnlySpan<byte> reply)
    {
        if (said.Number > batch.Last)
        {
            if (!TryPassGap(batch, said.Number + 1, reply))
            {
                return;
            }

            batch.Last = said.Number;
            batch.TryTell();
        }

        Tell(reply, FastAnswers.Flow(batch.Told, batch.Flow));
    }

    /// <summary>Another number came than was due. False: the batch ends for it.</summary>
    private bool TryPassGap(FastBatch batch, ulong came, ReadOnlySpan<byte> reply)
    {
        ulong due = batch.Last + 1;
        Tell(reply, FastAnswers.Gap(due, came));
        if (came > due && batch.TakesGaps)
        {
            return true;
        }

        End(batch, reply, batch.Last, isOwed: true);
        return false;
    }

    private void OnMessage(FastBatch batch, in FastReply said, MailPlace message, in PublishHeaders headers, long now)
    {
        Mail mail = message.Mail;
        if (said.Step == FastStep.End)
        {
            End(batch, mail.Reply, said.Number - 1, isOwed: true);
            return;
        }

        batch.Last = said.Number;
        JetStreamError? error = Store(batch, message, headers, now, out ulong known);
        if (error is not null && !batch.TakesGaps && said.Number == 1)
        {
            Close(batch);
            stream.Acks.Refuse(mail.Reply, error); // nothing to tell of
        }
        else if (error is not null)
        {
            Tell(mail.Reply, FastAnswers.Error(said.Number, error), isOwed: true);
            EndOrGoOn(batch, said.Step == FastStep.Commit || !batch.TakesGaps, mail.Reply, said.Number - 1, isOwed: true);
        }
        else if (known != 0 && !batch.TakesGaps && said.Number == 1 && said.Step == FastStep.Commit)
        {
            Close(batch);
            Tell(mail.Reply, stream.Acks.Batch(known, batch.Name, said.Number, isDuplicate: true), isOwed: true);
        }
        else
        {
            EndOrGoOn(batch, said.Step == FastStep.Commit, mail.Reply, said.Number, isOwed: known != 0);
        }
    }

    /// <param name="batch">Of the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="headers">Of the message.</param>
    /// <param name="now">Its time.</param>
    /// <param name="known">The sequence under which the stream has it already; 0: it is new.</param>
    private JetStreamError? Store(FastBatch batch, MailPlace message, in PublishHeaders headers, long now, out ulong known)
    {
        known = 0;
        Mail mail = message.Mail;
        if (stream.Publishing.Check(mail, headers) is { } error)
        {
            return error;
        }

        if (headers.MessageId.IsEmpty || !stream.Deduper.TryFind(headers.MessageId, out known))
        {
            if (stream.Publishing.Enter(message, headers, now, isQuiet: true) is { } late)
            {
                return late;
            }

            batch.LastSequence = stream.Publishing.Last;
        }

        batch.Position = stream.Log.Appended; // of a message that is known too: it may still be under way
        return null;
    }

    private void EndOrGoOn(FastBatch batch, bool ends, ReadOnlySpan<byte> reply, ulong count, bool isOwed)
    {
        if (ends)
        {
            End(batch, reply, count, isOwed);
        }
        else if (batch.TryTell())
        {
            Tell(reply, FastAnswers.Flow(batch.Told, batch.Flow));
        }
    }

    private void End(FastBatch batch, ReadOnlySpan<byte> reply, ulong count, bool isOwed)
    {
        Close(batch);
        Tell(reply, stream.Acks.Batch(batch.LastSequence, batch.Name, count), isOwed);
    }

    private void Tell(ReadOnlySpan<byte> reply, byte[] body, bool isOwed = false) => stream.Follow(new LateAnswer(stream, reply, body, isOwed));

    private void Close(FastBatch batch)
    {
        _open.Remove(batch);
        Usage.Fast.Leave();
    }
}
