using Gust.Foundation;
using Gust.Foundation.Disk;
using Gust.JetStream.Consumers;
using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams;

/// <summary>One turn after the other of a stream's owner: what to do in which order, and when the next one is.</summary>
internal sealed class StreamTurn(StreamOwner stream)
{
    /// <summary>Bytes on their way to the commit log at which the mail waits.</summary>
    private const long UnderWayBytesMax = 16 << 20;

    /// <summary>How long after a failure of the disk it is tried again.</summary>
    private const long RetryPause = Nanoseconds.PerSecond;

    /// <summary>How long a stream does nothing before it gives memory back.</summary>
    private const long IdleAfter = 5 * Nanoseconds.PerSecond;

    private readonly Queue<Deferred> _deferred = new();
    private readonly StreamAlarm _alarm = new(stream);
    private MailChunk? _reading;
    private MailChunk? _lastToRead;
    private long _lastWork;
    private bool _isTrimmed;
    private long _pausedUntil;

    /// <summary>In Unix nanoseconds; does not fall.</summary>
    public long Now { get; private set; }

    /// <summary>Why the store could not take what is committed; null: it can.</summary>
    public IOException? Fault { get; private set; }

    /// <summary>Bytes of the stream that the account knows of.</summary>
    public long CountedBytes { get; private set; }

    /// <summary>Why a message cannot be taken at present.</summary>
    public JetStreamError WhyNot() => Fault is null or DiskFullException
        ? JetStreamError.Of(ErrorCode.InsufficientResources)
        : JetStreamError.Of(ErrorCode.StreamStoreFailed, Fault.Message);

    public void Run()
    {
        Take();
        Now = Math.Max(Now, stream.Context.Now);
        bool more = false;
        if (!stream.IsEnded)
        {
            try
            {
                more = Work();
            }
            catch (IOException e)
            {
                JetStreamLog.StoreFailed(stream.Context.Broker.Log.Logger, stream.Name, e.Message);
                _alarm.Set(Now, Now + RetryPause);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                JetStreamLog.InternalError(stream.Context.Broker.Log.Logger, stream.Name, e);
            }
        }

        if (stream.IsEnded)
        {
            Discard();
        }

        stream.Inbox.EndTurn(more && !stream.IsEnded);
    }

    /// <summary>The stream has ended.</summary>
    public void End() => _alarm.Stop();

    private bool Work()
    {
        TakeBackFailed();
        ApplyCommitted();
        ReadMail();
        ApplyCommitted();
        RunDeferred();
        stream.Deduper.Expire(Now - stream.Config.DuplicateWindowNs);
        stream.Expiry.Run(Now);
        bool more = Now >= _pausedUntil && stream.Consumers.Pump(Now);
        stream.Retention.Propose();
        ApplyCommitted();
        if (stream.IsEnded)
        {
            return false;
        }

        RunDeferred();
        more |= stream.Consumers.HasReady && Now >= _pausedUntil;
        CountBytes();
        int pauseMs = stream.Client.Flush();
        if (pauseMs > 0 && more)
        {
            _pausedUntil = Now + (pauseMs * 1_000_000L);
            more = false;
        }

        SetAlarm();
        return more;
    }

    private void Take()
    {
        MailChunk? first = stream.Inbox.Take();
        if (first is null)
        {
            return;
        }

        if (_lastToRead is null)
        {
            _reading = first;
        }
        else
        {
            _lastToRead.Next = first;
        }

        _lastToRead = first;
        while (_lastToRead.Next is { } next)
        {
            _lastToRead = next;
        }

        _lastWork = Now;
        _isTrimmed = false;
    }

    private void ReadMail()
    {
        while (_reading is { } chunk)
        {
            while (stream.Proposals.Bytes < UnderWayBytesMax && !stream.IsEnded && chunk.TryRead(out int offset))
            {
                Handle(new MailPlace(chunk, offset));
            }

            if (!chunk.IsRead)
            {
                return;
            }

            _reading = chunk.Next;
            _lastToRead = _reading is null ? null : _lastToRead;
            stream.Finish(chunk);
        }
    }

    private void Handle(MailPlace place)
    {
        Mail mail = place.Mail;
        switch (mail.Kind)
        {
            case MailKind.Publish:
                if (Fault is null)
                {
                    stream.Publishing.Handle(place, Now);
                }
                else
                {
                    stream.Acks.Refuse(mail.Reply, WhyNot());
                }

                break;
            case MailKind.Acknowledge:
                OnAcknowledge(mail);
                break;
            case MailKind.FlowControl:
                OnFlowControl(mail);
                break;
            case MailKind.Task:
                Defer(new Deferred(stream.Log.Appended, default, place.Chunk.ReadTask()));
                break;
            default:
                place.Chunk.Holds++;
                Defer(new Deferred(stream.Log.Appended, place, null));
                break;
        }
    }

    /// <summary>Does it once all that came before is in the stream: at once, if it is.</summary>
    private void Defer(in Deferred work)
    {
        if (_deferred.Count == 0 && stream.Proposals.Count > 0)
        {
            ApplyCommitted();
        }

        if (_deferred.Count == 0 && HasPassed(work.Barrier))
        {
            Run(work);
        }
        else
        {
            _deferred.Enqueue(work);
        }
    }

    private void RunDeferred()
    {
        while (!stream.IsEnded && _deferred.TryPeek(out Deferred work) && HasPassed(work.Barrier))
        {
            _deferred.Dequeue();
            Run(work);
        }
    }

    private bool HasPassed(long barrier) => stream.Proposals.Count == 0 || stream.Proposals.First.Position > barrier;

    private void Run(in Deferred work)
    {
        if (work.Task is { } task)
        {
            task.Run(stream);
            return;
        }

        Mail mail = work.Place.Mail;
        if (stream.Consumers.TryGet(LastToken(mail.Subject), out ConsumerHost? host) && host.IsOpen)
        {
            host.Engine.OnRequest(mail.Reply, mail.Payload, Now);
            stream.Consumers.MarkReady(host);
        }

        stream.Unhold(work.Place.Chunk);
    }

    private void OnAcknowledge(in Mail mail)
    {
        if (AckSubject.TryParse(mail.Subject, out AckSubject ack)
            && stream.Consumers.TryGet(ack.Consumer, out ConsumerHost? host)
            && host.IsOpen)
        {
            host.Engine.OnAck(ack, mail.Payload, mail.Reply, Now);
            stream.Consumers.MarkReady(host);
        }
    }

    /// <summary><c>$JS.FC.stream.consumer.token</c>.</summary>
    private void OnFlowControl(in Mail mail)
    {
        ReadOnlySpan<byte> consumer = LastToken(mail.Subject[..Math.Max(0, mail.Subject.LastIndexOf((byte)'.'))]);
        if (stream.Consumers.TryGet(consumer, out ConsumerHost? host) && host.IsOpen)
        {
            host.Engine.OnFlowControl(mail.Subject, mail.Headers, Now);
            stream.Consumers.MarkReady(host);
        }
    }

    private static ReadOnlySpan<byte> LastToken(ReadOnlySpan<byte> subject) => subject[(subject.LastIndexOf((byte)'.') + 1)..];

    private void ApplyCommitted()
    {
        long committed = stream.Log.Committed;
        while (stream.Proposals.Count > 0 && stream.Proposals.First.Position <= committed && !stream.IsEnded)
        {
            try
            {
                Apply(stream.Proposals.First);
                Fault = null;
            }
            catch (IOException e)
            {
                // It is committed and comes in later: nothing behind it may overtake it.
                Fault = e;
                throw;
            }

            if (stream.Proposals.Count > 0)
            {
                stream.Applied = stream.Proposals.First.Position;
                stream.Proposals.RemoveFirst();
            }
        }
    }

    private void Apply(in Proposal proposal)
    {
        switch (proposal.Kind)
        {
            case ProposalKind.Message:
                ApplyMessage(proposal);
                break;
            case ProposalKind.Skip:
                stream.Contents.Skip(proposal.Sequence);
                stream.Acks.Confirm(proposal.Chunk!.At(proposal.Offset).Reply, proposal.Sequence);
                break;
            case ProposalKind.Duplicate:
                stream.Acks.ConfirmAgain(proposal.Chunk!.At(proposal.Offset).Reply, proposal.Sequence);
                break;
            case ProposalKind.Confirm:
                stream.Client.Publish(proposal.Chunk!.At(proposal.Offset).Reply, default, default, default);
                break;
            default:
                proposal.Change!.Apply(stream);
                break;
        }

        if (proposal.Chunk is { } chunk)
        {
            stream.Unhold(chunk);
        }
    }

    private void ApplyMessage(in Proposal proposal)
    {
        Mail mail = proposal.Chunk!.At(proposal.Offset);
        StoredMessage message = new()
        {
            Sequence = proposal.Sequence,
            Time = proposal.Time,
            Subject = mail.Subject,
            Headers = mail.Headers,
            Payload = mail.Payload,
        };
        ulong before = stream.Republisher.IsOn ? stream.Store.Subject(mail.Subject).LastSequence : 0;
        stream.Contents.Append(message);
        stream.Acks.Confirm(mail.Reply, proposal.Sequence);
        if (stream.Republisher.IsOn)
        {
            stream.Republisher.Publish(message, before);
        }
    }

    /// <summary>The log has given up what was under way: nobody has seen it, and its publishers are told.</summary>
    private void TakeBackFailed()
    {
        if (stream.Log.Failure is not { } why)
        {
            return;
        }

        ApplyCommitted();
        JetStreamLog.StoreFailed(stream.Context.Broker.Log.Logger, stream.Name, why.Message);
        while (stream.Proposals.Count > 0)
        {
            Proposal lost = stream.Proposals.First;
            stream.Proposals.RemoveFirst();
            if (lost.Kind is ProposalKind.Message or ProposalKind.Skip)
            {
                JetStreamError error = why is DiskFullException
                    ? JetStreamError.Of(ErrorCode.InsufficientResources)
                    : JetStreamError.Of(ErrorCode.StreamStoreFailed, why.Message);
                stream.Acks.Refuse(lost.Chunk!.At(lost.Offset).Reply, error);
            }

            lost.Change?.Refuse(why);
            if (lost.Chunk is { } chunk)
            {
                stream.Unhold(chunk);
            }
        }

        stream.Publishing.TakeBack();
        stream.Deduper.ForgetAbove(stream.Store.Counts.LastSequence);
        stream.Consumers.DistrustRecords();
        stream.Log.Resume();
    }

    private void CountBytes()
    {
        long bytes = stream.Store.Counts.Bytes;
        if (bytes != CountedBytes)
        {
            stream.Site.Budget.Count(stream.IsInMemory, bytes - CountedBytes);
            CountedBytes = bytes;
        }
    }

    private void SetAlarm()
    {
        long due = Math.Min(stream.Consumers.NextDue, stream.Expiry.NextDue);
        due = Math.Min(due, Nanoseconds.Add(Nanoseconds.Add(stream.Deduper.Oldest, stream.Config.DuplicateWindowNs), Nanoseconds.PerSecond));
        due = _pausedUntil > Now ? Math.Min(due, _pausedUntil) : due;
        if (!_isTrimmed && stream.Proposals.Count == 0)
        {
            if (Now - _lastWork >= IdleAfter)
            {
                _isTrimmed = true;
                stream.Trim();
            }
            else
            {
                due = Math.Min(due, _lastWork + IdleAfter);
            }
        }

        _alarm.Set(Now, due);
    }

    /// <summary>What still came after the end.</summary>
    private void Discard()
    {
        while (stream.Proposals.Count > 0)
        {
            Proposal lost = stream.Proposals.First;
            stream.Proposals.RemoveFirst();
            lost.Change?.Refuse(new IOException("the stream has ended"));
            if (lost.Chunk is { } chunk)
            {
                stream.Unhold(chunk);
            }
        }

        while (_deferred.TryDequeue(out Deferred work))
        {
            Abandon(work);
        }

        for (MailChunk? chunk = _reading; chunk is not null; chunk = chunk.Next)
        {
            while (chunk.TryRead(out int offset))
            {
                if (chunk.At(offset).Kind == MailKind.Task)
                {
                    chunk.ReadTask().Run(stream);
                }
            }

            stream.Finish(chunk);
        }

        _reading = _lastToRead = null;
    }

    private void Abandon(in Deferred work)
    {
        if (work.Task is { } task)
        {
            task.Run(stream);
        }
        else
        {
            stream.Unhold(work.Place.Chunk);
        }
    }

    private readonly record struct Deferred(long Barrier, MailPlace Place, IStreamTask? Task);
}
