using System.Buffers;
using Gust.JetStream.Model;

namespace Gust.JetStream.Streams.Publishing;

/// <summary>Tells publishers what became of their messages.</summary>
internal sealed class PublishAcks(StreamOwner stream)
{
    private readonly PubAck _text = new(stream.Name, stream.Context.Domain);
    private ArrayBufferWriter<byte>? _buffer;

    /// <summary>What a message was last refused for, since <see cref="Forget"/>; null: none was.</summary>
    public JetStreamError? Refusal { get; private set; }

    /// <summary>Since then, a message was found to be a duplicate.</summary>
    public bool WasKnown { get; private set; }

    public void Forget() => (Refusal, WasKnown) = (null, false);

    /// <summary>The message is in the stream.</summary>
    public void Confirm(ReadOnlySpan<byte> reply, ulong sequence)
    {
        if (!IsSilent(reply))
        {
            _text.Write(Begin(), sequence);
            Send(reply);
        }
    }

    /// <summary>The message is in the stream, and this is what its subject counts now.</summary>
    public void ConfirmCounter(ReadOnlySpan<byte> reply, ulong sequence, ReadOnlySpan<byte> value)
    {
        if (!IsSilent(reply))
        {
            _text.WriteCounter(Begin(), sequence, value);
            Send(reply);
        }
    }

    /// <summary>The stream has the message already, or will have it: then that is said once it has it.</summary>
    public void ConfirmKnown(MailPlace message, ulong sequence)
    {
        WasKnown = true;
        if (sequence <= stream.Store.Counts.LastSequence)
        {
            ConfirmAgain(message.Mail.Reply, sequence);
            return;
        }

        message.Chunk.Holds++;
        Proposal proposal = new()
        {
            Kind = ProposalKind.Duplicate,
            Position = stream.Log.Appended,
            Sequence = sequence,
            Chunk = message.Chunk,
            Offset = message.Offset,
        };
        stream.Proposals.Add(proposal, default);
    }

    /// <summary>The message was in the stream already.</summary>
    public void ConfirmAgain(ReadOnlySpan<byte> reply, ulong sequence)
    {
        if (!IsSilent(reply))
        {
            _text.WriteDuplicate(Begin(), sequence);
            Send(reply);
        }
    }

    /// <summary>The message waits for the end of its batch.</summary>
    public void ConfirmStaged(ReadOnlySpan<byte> reply)
    {
        if (!IsSilent(reply))
        {
            stream.Client.Publish(reply, default, default, default);
        }
    }

    /// <summary>What is said once the messages of a batch are in the stream.</summary>
    /// <param name="sequence">Of its last message.</param>
    /// <param name="name">The batch's.</param>
    /// <param name="count">Its messages.</param>
    /// <param name="isDuplicate">The stream had it already, all of it.</param>
    public byte[] Batch(ulong sequence, string name, ulong count, bool isDuplicate = false)
    {
        _text.WriteBatch(Begin(), sequence, name, count, isDuplicate);
        return _buffer!.WrittenSpan.ToArray();
    }

    public void Refuse(ReadOnlySpan<byte> reply, JetStreamError error)
    {
        Refusal = error;
        if (!IsSilent(reply))
        {
            _text.WriteError(Begin(), error);
            Send(reply);
        }
    }

    public void Trim() => _buffer = null;

    private bool IsSilent(ReadOnlySpan<byte> reply) => reply.IsEmpty || stream.Config.NoAck;

    private ArrayBufferWriter<byte> Begin()
    {
        _buffer ??= new ArrayBufferWriter<byte>();
        _buffer.ResetWrittenCount();
        return _buffer;
    }

    private void Send(ReadOnlySpan<byte> reply) => stream.Client.Publish(reply, default, default, _buffer!.WrittenSpan);
}
