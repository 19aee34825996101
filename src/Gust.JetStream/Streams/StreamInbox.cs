using Gust.Foundation;

namespace Gust.JetStream.Streams;

/// <summary>What comes to a stream, kept in order until its owner takes it. A sender copies its message in; nothing is allocated for each.</summary>
/// <remarks>
/// Thread-safe; the lock is a leaf. A mailbox (see <see cref="Mailbox{T}"/>) whose items are bytes: who posts into an idle inbox schedules
/// the owner, who gets all that has come by then.
/// </remarks>
internal sealed class StreamInbox(IWorkScheduler scheduler, IWorkScheduler shortTurns, BufferPool buffers, Action work)
{
    private const int SmallChunk = 4 * 1024;
    private const int LargeChunk = 64 * 1024;

    private readonly Lock _lock = new();
    private MailChunk? _first;
    private MailChunk? _last;
    private long _bytes;
    private bool _isClaimed;
    private bool _isWoken;

    /// <summary>Whose inbox it is, for the log.</summary>
    public object? Owner { get; init; }

    /// <summary>Bytes that came and were not yet given back by <see cref="Return"/>: the measure of back-pressure.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public override string ToString() => Owner?.ToString() ?? "a stream";

    public void Post(
        MailKind kind, ReadOnlySpan<byte> reply, ReadOnlySpan<byte> subject, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload)
    {
        bool claims;
        lock (_lock)
        {
            ChunkFor(new MailHead(kind, reply.Length, subject.Length, headers.Length, payload.Length)).Add(kind, reply, subject, headers, payload);
            claims = Claim();
        }

        Schedule(claims, kind is MailKind.Publish or MailKind.Acknowledge ? shortTurns : scheduler);
    }

    public void Post(
        TracedPublish trace, ReadOnlySpan<byte> reply, ReadOnlySpan<byte> subject, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload)
    {
        bool claims;
        lock (_lock)
        {
            ChunkFor(new MailHead(MailKind.TracedPublish, reply.Length, subject.Length, headers.Length, payload.Length)).Add(trace, reply, subject, headers, payload);
            claims = Claim();
        }

        Schedule(claims, scheduler);
    }

    public void Post(IStreamTask task)
    {
        bool claims;
        lock (_lock)
        {
            ChunkFor(new MailHead(MailKind.Task, 0, 0, 0, 0)).Add(task);
            claims = Claim();
        }

        Schedule(claims, scheduler);
    }

    /// <summary>Gives the owner a turn though nothing was posted.</summary>
    /// <param name="isShort">Little is to be done in it.</param>
    public void Wake(bool isShort = false)
    {
        bool claims;
        lock (_lock)
        {
            _isWoken = true;
            claims = Claim();
        }

        Schedule(claims, isShort ? shortTurns : scheduler);
    }

    /// <summary>All chunks that came since, as a chain; null: none. For the owner.</summary>
    public MailChunk? Take()
    {
        lock (_lock)
        {
            MailChunk? first = _first;
            _first = _last = null;
            _isWoken = false;
            return first;
        }
    }

    /// <summary>A chunk whose mails are done with, and that nothing holds any more.</summary>
    public void Return(MailChunk chunk)
    {
        Interlocked.Add(ref _bytes, -chunk.Buffer.Length);
        buffers.Return(chunk.Buffer);
    }

    /// <summary>A chunk of the owner's own.</summary>
    public MailChunk Rent(int size)
    {
        MailChunk chunk = new(buffers.Rent(size));
        Interlocked.Add(ref _bytes, chunk.Buffer.Length);
        return chunk;
    }

    /// <summary>Counts a chunk in that was filled elsewhere, out of the same buffers: it is given back as the others are.</summary>
    public void Adopt(MailChunk chunk) => Interlocked.Add(ref _bytes, chunk.Buffer.Length);

    /// <summary>Ends the owner's turn. It gets another one if something came meanwhile, or when it wants one.</summary>
    public void EndTurn(bool wantsAnother)
    {
        bool goesOn;
        lock (_lock)
        {
            goesOn = _isClaimed = wantsAnother || _isWoken || _first is not null;
        }

        Schedule(goesOn, scheduler);
    }

    private MailChunk ChunkFor(in MailHead head)
    {
        if (_last is not null && _last.HasRoomFor(head))
        {
            return _last;
        }

        MailChunk chunk = Rent(Math.Max(_last is null ? SmallChunk : LargeChunk, MailChunk.SizeOf(head)));
        if (_last is null)
        {
            _first = chunk;
        }
        else
        {
            _last.Next = chunk;
        }

        return _last = chunk;
    }

    private bool Claim()
    {
        bool claims = !_isClaimed;
        _isClaimed = true;
        return claims;
    }

    private void Schedule(bool claims, IWorkScheduler on)
    {
        if (claims)
        {
            on.Schedule(work);
        }
    }
}
