using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.JetStream.Consumers;

/// <summary>How far a consumer has read its stream, and how much is left. Owned by <see cref="Consumer"/>.</summary>
/// <remarks>Held exact by being told of every message that comes or goes, so that nobody counts at a delivery.</remarks>
internal sealed class ConsumerCursor(IStreamStore store)
{
    private SubjectSnapshot? _snapshot;

    /// <summary>No message below is delivered for the first time.</summary>
    public ulong Next { get; private set; } = 1;

    /// <summary>Messages that are still to be delivered for the first time.</summary>
    public long Pending { get; private set; }

    public SubjectFilter? Filter { get; private set; }

    /// <summary>The last messages of subjects that are still to be delivered first; null when they are or none were asked for.</summary>
    public SubjectSnapshot? Snapshot => _snapshot;

    public void MoveTo(ulong next, SubjectSnapshot? snapshot, SubjectFilter? filter)
    {
        Next = next;
        _snapshot = snapshot is { IsEmpty: false } ? snapshot : null;
        Filter = filter;
    }

    public bool Takes(ReadOnlySpan<byte> subject) => Filter is null || Filter.Matches(subject);

    /// <summary>The next message, which stays the next until <see cref="Pass"/>.</summary>
    public bool TryPeek(out StoredMessage message)
    {
        if (Pending > 0)
        {
            while (_snapshot is not null)
            {
                if (store.TryLoad(_snapshot.First, out message))
                {
                    return true;
                }

                DropFromSnapshot();
            }

            if (store.TryLoadNext(Filter, Next, out message))
            {
                return true;
            }
        }

        message = default;
        return false;
    }

    /// <summary>Goes behind a message that was delivered.</summary>
    public void Pass(ulong sequence)
    {
        while (_snapshot is not null && _snapshot.First <= sequence)
        {
            DropFromSnapshot();
        }

        Next = Math.Max(Next, sequence + 1);
        Pending--;
    }

    /// <summary>Goes on at a sequence when nothing is left below it; what is ahead is counted anew then.</summary>
    public void SkipTo(ulong next)
    {
        while (_snapshot is not null && _snapshot.First < next)
        {
            DropFromSnapshot();
        }

        Next = Math.Max(Next, next);
    }

    public void OnAppended(ulong sequence, ReadOnlySpan<byte> subject)
    {
        if (sequence >= Next && Takes(subject))
        {
            Pending++;
        }
    }

    public void OnRemoved(ulong sequence, ReadOnlySpan<byte> subject)
    {
        if (IsAhead(sequence, subject))
        {
            Pending--;
        }
    }

    /// <summary>Whether a message is still to be delivered for the first time.</summary>
    public bool IsAhead(ulong sequence, ReadOnlySpan<byte> subject) =>
        _snapshot is not null && sequence <= _snapshot.Last ? _snapshot.Contains(sequence) : sequence >= Next && Takes(subject);

    public void Recount() => Pending = Count();

    /// <summary>What <see cref="Pending"/> must be.</summary>
    public long Count()
    {
        long count = store.Count(Filter, _snapshot is null ? Next : Math.Max(Next, _snapshot.Last + 1));
        return _snapshot is null ? count : count + _snapshot.CountIn(store);
    }

    private void DropFromSnapshot()
    {
        _snapshot!.RemoveFirst();
        if (_snapshot.IsEmpty)
        {
            Next = Math.Max(Next, _snapshot.Last + 1);
            _snapshot = null;
        }
    }
}
