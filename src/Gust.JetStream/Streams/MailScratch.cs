namespace Gust.JetStream.Streams;

/// <summary>Mails that the owner of a stream writes itself: in place of others, or to be sent later. Gives chunks back that nobody holds.</summary>
internal sealed class MailScratch(StreamInbox inbox)
{
    private const int ChunkBytes = 4 * 1024;
    private MailChunk? _chunk;

    /// <summary>Writes a mail. Its bytes stay until nothing holds them.</summary>
    public MailPlace Write(ReadOnlySpan<byte> reply, ReadOnlySpan<byte> subject, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload)
    {
        MailHead head = new(MailKind.Publish, reply.Length, subject.Length, headers.Length, payload.Length);
        if (_chunk is null || !_chunk.HasRoomFor(head))
        {
            Leave();
            _chunk = inbox.Rent(Math.Max(ChunkBytes, MailChunk.SizeOf(head)));
        }

        return new MailPlace(_chunk, _chunk.Add(MailKind.Publish, reply, subject, headers, payload));
    }

    /// <summary>Something does not need a mail any more.</summary>
    public void Unhold(MailChunk chunk)
    {
        if (--chunk.Holds == 0 && chunk.IsDone)
        {
            inbox.Return(chunk);
        }
    }

    /// <summary>Nothing is read from a chunk or written to it any more.</summary>
    public void Finish(MailChunk chunk)
    {
        chunk.IsDone = true;
        if (chunk.Holds == 0)
        {
            inbox.Return(chunk);
        }
    }

    /// <summary>Gives back what is not held.</summary>
    public void Leave()
    {
        if (_chunk is { } chunk)
        {
            _chunk = null;
            Finish(chunk);
        }
    }
}
