using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.JetStream.Tests.Consumers;

/// <summary>A stream in a sorted list: plainly right, and slow.</summary>
internal sealed class NaiveStreamStore : IStreamStore
{
    private readonly List<NaiveMessage> _messages = [];
    private ulong _last;
    private long _lastTime;

    public StreamState State => new(
        _messages.Count,
        0,
        _messages.Count > 0 ? _messages[0].Sequence : _last + 1,
        _messages.Count > 0 ? _messages[0].Time : 0,
        _last,
        _lastTime,
        0);

    public StreamCounts Counts => new(State.Messages, State.Bytes, State.FirstSequence, State.LastSequence);

    public IReadOnlyList<NaiveMessage> Messages => _messages;

    public void Append(in StoredMessage message)
    {
        Assert.True(message.Sequence > _last);
        _messages.Add(new NaiveMessage(
            message.Sequence, message.Time, message.Subject.ToArray(), message.Headers.ToArray(), message.Payload.ToArray()));
        _last = message.Sequence;
        _lastTime = message.Time;
    }

    public void Skip(ulong sequence, long time = 0) => _last = sequence;

    public bool Contains(ulong sequence) => TryLoad(sequence, out _);

    public bool TryLoad(ulong sequence, out StoredMessage message)
    {
        int at = IndexAtOrAfter(sequence);
        bool found = at < _messages.Count && _messages[at].Sequence == sequence;
        message = found ? _messages[at].Stored : default;
        return found;
    }

    public bool TryLoadNext(SubjectFilter? filter, ulong from, out StoredMessage message)
    {
        for (int at = IndexAtOrAfter(from); at < _messages.Count; at++)
        {
            if (Takes(filter, _messages[at]))
            {
                message = _messages[at].Stored;
                return true;
            }
        }

        message = default;
        return false;
    }

    public bool TryLoadLast(SubjectFilter? filter, ulong upTo, out StoredMessage message)
    {
        NaiveMessage? last = _messages.FindLast(one => one.Sequence <= upTo && Takes(filter, one));
        message = last is null ? default : last.Stored;
        return last is not null;
    }

    public ulong FirstSequenceAt(long time) => _messages.Find(one => one.Time >= time)?.Sequence ?? _last + 1;

    public bool Remove(ulong sequence, bool erase) => _messages.RemoveAll(one => one.Sequence == sequence) > 0;

    public long Purge(SubjectFilter? filter, ulong below, long keep)
    {
        List<NaiveMessage> going = _messages.FindAll(one => one.Sequence < below && Takes(filter, one));
        going.RemoveRange(Math.Max(0, going.Count - (int)keep), Math.Min(going.Count, (int)keep));
        _messages.RemoveAll(going.Contains);
        return going.Count;
    }

    public long Count(SubjectFilter? filter, ulong from)
    {
        long count = 0;
        for (int at = IndexAtOrAfter(from); at < _messages.Count; at++)
        {
            count += Takes(filter, _messages[at]) ? 1 : 0;
        }

        return count;
    }

    public SubjectState Subject(ReadOnlySpan<byte> subject)
    {
        SubjectState state = default;
        foreach (NaiveMessage message in _messages)
        {
            if (subject.SequenceEqual(message.Subject))
            {
                state = new SubjectState(state.Messages + 1, state.Messages == 0 ? message.Sequence : state.FirstSequence, message.Sequence);
            }
        }

        return state;
    }

    public void Trim()
    {
    }

    public FrozenMessages Freeze() => throw new NotSupportedException();

    public void Thaw(FrozenMessages frozen) => throw new NotSupportedException();

    public void VisitSubjects(SubjectFilter? filter, SubjectVisitor visitor)
    {
        foreach (NaiveMessage message in _messages)
        {
            SubjectState state = Subject(message.Subject);
            if (state.LastSequence == message.Sequence && Takes(filter, message) && !visitor(message.Subject, state))
            {
                return;
            }
        }
    }

    public void Dispose()
    {
    }

    private static bool Takes(SubjectFilter? filter, NaiveMessage message) => filter is null || filter.Matches(message.Subject);

    private int IndexAtOrAfter(ulong sequence)
    {
        int low = 0;
        int high = _messages.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _messages[middle].Sequence < sequence ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
