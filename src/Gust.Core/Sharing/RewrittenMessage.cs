using Gust.Foundation;

namespace Gust.Core.Sharing;

/// <summary>A message with another subject, reply or header block than it was published with, in a buffer of its own.</summary>
internal readonly ref struct RewrittenMessage : IDisposable
{
    private readonly BufferPool _pool;
    private readonly byte[] _buffer;

    /// <param name="pool">Where the buffer comes from.</param>
    /// <param name="original">What it is made of.</param>
    /// <param name="head">See <see cref="Gust.Core.Publication.Head"/>.</param>
    /// <param name="reply">Empty: none.</param>
    /// <param name="header">Its whole header block; empty: it has none.</param>
    public RewrittenMessage(
        BufferPool pool, in Publication original, ReadOnlySpan<byte> head, ReadOnlySpan<byte> reply, ReadOnlySpan<byte> header)
    {
        ReadOnlySpan<byte> payload = original.Body[Math.Max(0, original.HeaderSize)..];
        int bodyLength = header.Length + payload.Length;
        _pool = pool;
        _buffer = pool.Rent(MessageWriter.TailMax(reply.Length, bodyLength));
        int length = header.IsEmpty
            ? MessageWriter.ComposeTail(_buffer, reply, headerSize: -1, payload)
            : MessageWriter.ComposeTail(_buffer, reply, header, payload);
        Publication = original with
        {
            Head = head,
            Tail = _buffer.AsSpan(0, length),
            Reply = reply,
            Body = _buffer.AsSpan(length - 2 - bodyLength, bodyLength),
            HeaderSize = header.IsEmpty ? -1 : header.Length,
            HasCrossed = true,
        };
    }

    public Publication Publication { get; }

    public void Dispose() => _pool.Return(_buffer);
}
