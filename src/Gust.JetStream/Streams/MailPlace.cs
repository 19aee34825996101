namespace Gust.JetStream.Streams;

/// <summary>Where a mail lies.</summary>
internal readonly record struct MailPlace(MailChunk Chunk, int Offset)
{
    public Mail Mail => Chunk.At(Offset);
}
