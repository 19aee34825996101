using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.JetStream.Consumers;

/// <summary>The last messages of subjects at one moment: what <c>last_per_subject</c> delivers before it goes on with new ones.</summary>
internal sealed class SubjectSnapshot
{
    private readonly ulong[] _sequences;
    private int _first;

    /// <param name="sequences">In ascending order.</param>
    /// <param name="last">The stream's last sequence at that moment; new messages are above it.</param>
    public SubjectSnapshot(ulong[] sequences, ulong last)
    {
        _sequences = sequences;
        Last = last;
    }

    public ulong Last { get; }

    public bool IsEmpty => _first == _sequences.Length;

    public ulong First => _sequences[_first];

    public ReadOnlySpan<ulong> Left => _sequences.AsSpan(_first);

    public static SubjectSnapshot Take(IStreamStore store, SubjectFilter? filter)
    {
        List<ulong> sequences = [];
        store.VisitSubjects(filter, (_, in state) =>
        {
            sequences.Add(state.LastSequence);
            return true;
        });
        sequences.Sort();
        return new SubjectSnapshot([.. sequences], store.State.LastSequence);
    }

    public void RemoveFirst() => _first++;

    public bool Contains(ulong sequence) => Left.BinarySearch(sequence) >= 0;

    public long CountIn(IStreamStore store)
    {
        long count = 0;
        foreach (ulong sequence in Left)
        {
            count += store.TryLoad(sequence, out _) ? 1 : 0;
        }

        return count;
    }
}
