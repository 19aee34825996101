using Gust.Foundation.Disk;
using Gust.JetStream.Model;
using Gust.JetStream.Streams.Publishing;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams;

/// <summary>Makes what is committed come true, in its order, and takes back what will never be.</summary>
internal sealed class StreamCommits(StreamOwner stream)
{
    /// <summary>Why the store could not take what is committed; null: it can.</summary>
    public IOException? Fault { get; private set; }

    /// <summary>Why a message cannot be taken at present.</summary>
    public JetStreamError WhyNot() => ErrorOf(Fault);

    /// <summary>Applies what has been committed since.</summary>
    /// <exception cref="IOException">It comes in later: nothing behind it overtakes it.</exception>
    public void Apply()
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
                Fault = e;
                throw;
            }

            long position = stream.Proposals.First.Position;
            stream.Proposals.RemoveFirst();
            if (stream.Proposals.Count == 0 || stream.Proposals.First.Position != position)
            {
                stream.Applied = position; // only now: a checkpoint in the middle would cut a batch in two
            }
        }
    }

    /// <summary>The log has given up what was under way: nobody has seen it, and its publishers are told.</summary>
    public void TakeBackFailed()
    {
        if (stream.Log.Failure is not { } why)
        {
            return;
        }

        Apply();
        StoreTrouble.Tell(stream, why);
        while (stream.Proposals.Count > 0)
        {
            Refuse(why, isToldToPublisher: true);
        }

        stream.Publishing.TakeBack();
        stream.Batches.TakeBack();
        stream.Origins.TakeBack();
        stream.Contents.Schedules.TakeBack();
        stream.Deduper.ForgetAbove(stream.Store.Counts.LastSequence);
        stream.Consumers.DistrustRecords();
        stream.Log.Resume();
    }

    /// <summary>The stream has ended: what was under way does not come.</summary>
    public void Discard()
    {
        while (stream.Proposals.Count > 0)
        {
            Refuse(new IOException("the stream has ended"), isToldToPublisher: false);
        }
    }

    /// <summary>What a publisher is told of a failure.</summary>
    public static JetStreamError ErrorOf(IOException? why) => why is null or DiskFullException
        ? JetStreamError.Of(ErrorCode.InsufficientResources)
        : JetStreamError.Of(ErrorCode.StreamStoreFailed, why.Message);

    private void Refuse(IOException why, bool isToldToPublisher)
    {
        Proposal lost = stream.Proposals.First;
        stream.Proposals.RemoveFirst();
        if (isToldToPublisher && lost.Kind is ProposalKind.Message or ProposalKind.Skip)
        {
            stream.Acks.Refuse(lost.Chunk!.At(lost.Offset).Reply, ErrorOf(why));
        }

        lost.Change?.Refuse(why);
        if (lost.Chunk is { } chunk)
        {
            stream.Scratch.Unhold(chunk);
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
                stream.Contents.Skip(proposal.Sequence, proposal.Time);
                if (!proposal.IsQuiet)
                {
                    stream.Acks.Confirm(ReplyOf(proposal), proposal.Sequence);
                }

                break;
            case ProposalKind.Duplicate:
                stream.Acks.ConfirmAgain(ReplyOf(proposal), proposal.Sequence);
                break;
            case ProposalKind.Confirm:
                stream.Client.Publish(ReplyOf(proposal), default, default, default);
                break;
            default:
                proposal.Change!.Apply(stream);
                break;
        }

        if (proposal.Chunk is { } chunk)
        {
            stream.Scratch.Unhold(chunk);
        }
    }

    private static ReadOnlySpan<byte> ReplyOf(in Proposal proposal) => proposal.Chunk!.At(proposal.Offset).Reply;

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
        StreamSpans.Stored(stream, message);
        if (!proposal.IsQuiet)
        {
            Confirm(mail, proposal.Sequence);
        }

        if (stream.Republisher.IsOn)
        {
            stream.Republisher.Publish(message, before);
        }
    }

    private void Confirm(in Mail mail, ulong sequence)
    {
        if (stream.Config.AllowMsgCounter && CounterValue.TryFind(mail.Payload, out ReadOnlySpan<byte> value))
        {
            stream.Acks.ConfirmCounter(mail.Reply, sequence, value);
        }
        else
        {
            stream.Acks.Confirm(mail.Reply, sequence);
        }
    }
}
