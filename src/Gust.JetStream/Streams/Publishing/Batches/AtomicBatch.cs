using System.Text;
using Gust.Foundation;

namespace Gust.JetStream.Streams.Publishing.Batches;

/// <summary>Messages that wait for the end of their batch. Nobody sees them before.</summary>
/// <remarks>Their bytes lie in chunks of the batch's own: while they wait, the stream's back-pressure does not count them.</remarks>
internal sealed class AtomicBatch(ReadOnlySpan<byte> id, BufferPool buffers) : IOpenBatch
{
    private const int SmallChunk = 4 * 1024;
    private const int LargeChunk = 64 * 1024;
    private readonly List<MailChunk> _chunks = [];
    private readonly List<MailPlace> _messages = [];

    public byte[] Id { get; } = id.ToArray();

    public string Name => Encoding.UTF8.GetString(Id);

    public IReadOnlyList<MailPlace> Messages => _messages;

    /// <summary>Bytes of its messages.</summary>
    public long Bytes { get; private set; }

    public long LastActive { get; set; }

    /// <summary>Whether the message of this number comes behind those that are there.</summary>
    public bool IsNext(ulong number) => number == (ulong)_messages.Count + 1;

    /// <summary>Keeps a copy of a message, without its reply subject: who sent it is answered when the batch ends, or never.</summary>
    public void Add(in Mail mail)
    {
        MailHead head = new(MailKind.Publish, 0, mail.Subject.Length, mail.Headers.Length, mail.Payload.Length);
        if (_chunks is not [.., var last] || !last.HasRoomFor(head))
        {
            last = new MailChunk(buffers.Rent(Math.Max(_chunks.Count == 0 ? SmallChunk : LargeChunk, MailChunk.SizeOf(head))));
            _chunks.Add(last);
        }

        _messages.Add(new MailPlace(last, last.Add(MailKind.Publish, default, mail.Subject, mail.Headers, mail.Payload)));
        Bytes += head.Length;
    }

    /// <summary>The messages belong to the stream from now on: what holds none of its chunks lets them go.</summary>
    public void HandOver(StreamOwner stream)
    {
        foreach (MailChunk chunk in _chunks)
        {
            stream.Inbox.Adopt(chunk);
            stream.Scratch.Finish(chunk);
        }
    }

    /// <summary>The messages are given up.</summary>
    public void Release()
    {
        foreach (MailChunk chunk in _chunks)
        {
            buffers.Return(chunk.Buffer);
        }
    }
}
