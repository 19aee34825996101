using Gust.Storage.Streams;

namespace Gust.JetStream.Consumers;

/// <summary>Finds where a new consumer begins (spec: jetstream.md section 3.1).</summary>
internal static class StartPosition
{
    /// <summary>Answers the first sequence; with <paramref name="snapshot"/> those come before.</summary>
    public static ulong Resolve(ConsumerSettings settings, IStreamStore store, out SubjectSnapshot? snapshot)
    {
        snapshot = null;
        StreamState state = store.State;
        switch (settings.DeliverPolicy)
        {
            case DeliverPolicy.New:
                return state.LastSequence + 1;
            case DeliverPolicy.Last:
                return store.TryLoadLast(settings.Filter, state.LastSequence, out StoredMessage last) ? last.Sequence : 1;
            case DeliverPolicy.ByStartSequence:
                return Math.Max(settings.StartSequence, FirstOf(state));
            case DeliverPolicy.ByStartTime:
                return Math.Max(store.FirstSequenceAt(settings.StartTime), FirstOf(state));
            case DeliverPolicy.LastPerSubject:
                snapshot = SubjectSnapshot.Take(store, settings.Filter);
                return snapshot.IsEmpty ? Math.Max(state.LastSequence, 1) : snapshot.First;
            default:
                return FirstOf(state);
        }
    }

    private static ulong FirstOf(in StreamState state) => Math.Max(state.FirstSequence, 1);
}
