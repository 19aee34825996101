using Gust.JetStream.Streams;
using Gust.Subjects;
using Gust.Web.Console.Stored;

namespace Gust.Web.Console.Tails;

/// <summary>Follows a stream. It is asked for no more than a number until there is something to read; no consumer is made.</summary>
internal sealed class StreamTail(StreamOwner stream, SubjectFilter? filter, ulong after) : ITail
{
    private ulong _last = after;

    public async ValueTask<TailBatch?> TakeAsync(CancellationToken gone)
    {
        ulong newest = stream.Store.Counts.LastSequence;
        if (newest <= _last)
        {
            return stream.IsEnded ? throw new ConsoleRefusal(404, $"The stream {stream.Name} is gone.") : null;
        }

        MessagePage page = await StoredMessages.ReadAsync(stream, filter, _last + 1, TailLimits.MessagesMax, TailLimits.MessageBytesMax, gone).ConfigureAwait(false);
        ulong reached = page.Messages.Count == 0 ? newest : Math.Max(newest, page.Messages[^1].Seq);
        long skipped = page.Next == 0 || page.Next > reached ? 0 : (long)(reached - page.Next + 1);
        _last = reached;
        return page.Messages.Count == 0 ? null : new TailBatch(page.Messages, skipped, _last);
    }

    public void Dispose()
    {
    }
}
