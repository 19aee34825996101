using Gust.JetStream.Consumers;
using Gust.JetStream.Streams.Publishing;

namespace Gust.JetStream.Streams;

/// <summary>Works off the mail of a stream: in the order in which it came, and some of it only once what came before is in the stream.</summary>
internal sealed class StreamMails(StreamOwner stream)
{
    /// <summary>Bytes on their way to the commit log at which the mail waits.</summary>
    private const long UnderWayBytesMax = 16 << 20;

    private readonly Queue<Deferred> _deferred = new();
    private MailChunk? _reading;
    private MailChunk? _lastToRead;
    private TracedPublishing? _traced;

    /// <summary>Takes what has come. False: nothing.</summary>
    public bool Take()
    {
        MailChunk? first = stream.Inbox.Take();
        if (first is null)
        {
            return false;
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

        return true;
    }

    /// <summary>Reads on, unless too much is under way already.</summary>
    public void Read()
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
            stream.Scratch.Finish(chunk);
            stream.Commits.Apply(); // what is looked for among all that is under way is found the faster
        }
    }

    /// <summary>Does what has waited for what came before it.</summary>
    public void RunDeferred()
    {
        while (!stream.IsEnded && _deferred.TryPeek(out Deferred work) && HasPassed(work.Barrier))
        {
            _deferred.Dequeue();
            Run(work);
        }
    }

    /// <summary>The stream has ended: tasks learn of it, the rest is dropped.</summary>
    public void Discard()
    {
        while (_deferred.TryDequeue(out Deferred work))
        {
            work.Task?.Run(stream);
            if (work.Task is null)
            {
                stream.Scratch.Unhold(work.Place.Chunk);
            }
        }

        while (_reading is { } chunk)
        {
            while (chunk.TryRead(out int offset))
            {
                if (chunk.At(offset).Kind is MailKind.Task or MailKind.TracedPublish)
                {
                    chunk.ReadTask().Run(stream);
                }
            }

            _reading = chunk.Next;
            stream.Scratch.Finish(chunk);
        }

        _lastToRead = null;
    }

    private void Handle(MailPlace place)
    {
        Mail mail = place.Mail;
        switch (mail.Kind)
        {
            case MailKind.Publish:
                Publish(place);
                break;
            case MailKind.TracedPublish:
                (_traced ??= new TracedPublishing(stream)).Handle(place, ((TracedPublish)place.Chunk.ReadTask()).Station);
                break;
            case MailKind.Acknowledge:
                Acknowledge(mail);
                break;
            case MailKind.FlowControl:
                FlowControl(mail);
                break;
            case MailKind.Origin:
                stream.Origins.Handle(mail, stream.Now);
                break;
            case MailKind.Restore:
                stream.Restore?.OnChunk(mail);
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
            stream.Commits.Apply();
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
            host.Engine.OnRequest(mail.Reply, mail.Payload, stream.Now);
            stream.Consumers.MarkReady(host);
        }

        stream.Scratch.Unhold(work.Place.Chunk);
    }

    private void Publish(MailPlace place)
    {
        if (stream.Commits.Fault is null)
        {
            stream.Publishing.Handle(place, stream.Now);
        }
        else
        {
            stream.Acks.Refuse(place.Mail.Reply, stream.Commits.WhyNot());
        }
    }

    private void Acknowledge(in Mail mail)
    {
        if (AckSubject.TryParse(mail.Subject, out AckSubject ack)
            && stream.Consumers.TryGet(ack.Consumer, out ConsumerHost? host)
            && host.IsOpen)
        {
            StreamSpans.Acknowledged(stream, host.Name, ack);
            host.Engine.OnAck(ack, mail.Payload, mail.Reply, stream.Now);
            stream.Consumers.MarkReady(host);
        }
    }

    /// <summary><c>$JS.FC.stream.consumer.token</c>.</summary>
    private void FlowControl(in Mail mail)
    {
        ReadOnlySpan<byte> consumer = LastToken(mail.Subject[..Math.Max(0, mail.Subject.LastIndexOf((byte)'.'))]);
        if (stream.Consumers.TryGet(consumer, out ConsumerHost? host) && host.IsOpen)
        {
            host.Engine.OnFlowControl(mail.Subject, mail.Headers, stream.Now);
            stream.Consumers.MarkReady(host);
        }
    }

    private static ReadOnlySpan<byte> LastToken(ReadOnlySpan<byte> subject) => subject[(subject.LastIndexOf((byte)'.') + 1)..];

    private readonly record struct Deferred(long Barrier, MailPlace Place, IStreamTask? Task);
}
