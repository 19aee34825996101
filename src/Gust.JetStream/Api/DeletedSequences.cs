using Gust.JetStream.Streams;
using Gust.Storage.Streams;

namespace Gust.JetStream.Api;

/// <summary>Finds the gaps between the messages of a stream: halves the stream where some are missing, and looks at single messages last.</summary>
internal static class DeletedSequences
{
    /// <summary>A stretch so short that counting costs more than loading.</summary>
    private const ulong StretchMin = 64;

    /// <summary>The sequences without messages between the first and the last, rising; at most <see cref="StreamReport.SequencesMax"/>.</summary>
    public static List<ulong> Of(IStreamStore store)
    {
        List<ulong> gaps = [];
        StreamState state = store.State;
        if (state.Deleted > 0)
        {
            Find(store, state.FirstSequence, state.LastSequence, state.Messages, above: 0, gaps);
        }

        return gaps;
    }

    /// <param name="store">Where.</param>
    /// <param name="first">Of the stretch.</param>
    /// <param name="last">Of the stretch.</param>
    /// <param name="messages">In the stretch and above it.</param>
    /// <param name="above">Above the stretch.</param>
    /// <param name="gaps">Gets what is missing.</param>
    private static void Find(IStreamStore store, ulong first, ulong last, long messages, long above, List<ulong> gaps)
    {
        ulong present = (ulong)(messages - above);
        if (present == last - first + 1 || gaps.Count >= StreamReport.SequencesMax)
        {
            return;
        }

        if (present == 0 || last - first < StretchMin)
        {
            Walk(store, first, last, gaps);
            return;
        }

        ulong middle = first + ((last - first) / 2);
        long upper = store.Count(null, middle + 1);
        Find(store, first, middle, messages, upper, gaps);
        Find(store, middle + 1, last, upper, above, gaps);
    }

    private static void Walk(IStreamStore store, ulong first, ulong last, List<ulong> gaps)
    {
        ulong sequence = first;
        while (sequence <= last)
        {
            ulong next = store.TryLoadNext(null, sequence, out StoredMessage message) ? Math.Min(message.Sequence, last + 1) : last + 1;
            while (sequence < next && gaps.Count < StreamReport.SequencesMax)
            {
                gaps.Add(sequence++);
            }

            sequence = next + 1;
        }
    }
}
