using System.Buffers;
using System.Text;
using Gust.JetStream.Consumers;
using Gust.JetStream.Model;
using Gust.JetStream.Streams.Publishing;
using Gust.Storage.Streams;

namespace Gust.JetStream.Schedules;

/// <summary>The schedules of a stream: which of its messages are some, and when each is due.</summary>
/// <remarks>
/// A schedule is the last message of its subject; whatever comes after it on that subject ends it. What it produces says when it is due
/// next, so all of this follows from the messages in their order. Some hundred bytes for each. A message that is gone is found out
/// when its time has come, or when many have come since.
/// </remarks>
internal sealed class MessageSchedules(IStreamStore store)
{
    private const int RoomMin = 1024;

    private readonly Dictionary<ulong, Entry> _entries = [];
    private readonly PriorityQueue<ulong, long> _queue = new();
    private readonly Dictionary<ulong, ulong> _awaited = [];
    private int _sweepAt = RoomMin;

    /// <summary>Schedules; those too whose message is gone without notice.</summary>
    public int Count => _entries.Count;

    /// <summary>How many are held.</summary>
    public int Held { get; private set; }

    /// <summary>A message is in the store.</summary>
    /// <param name="message">Which.</param>
    /// <param name="before">The last of its subject before it; 0: none.</param>
    public void OnAppended(in StoredMessage message, ulong before)
    {
        Forget(before);
        if (PublishHeaders.AreLikely(message.Headers))
        {
            Note(message);
        }

        if (_awaited.Remove(message.Sequence, out ulong sequence) && _entries.TryGetValue(sequence, out Entry entry) && entry.IsHeld)
        {
            Forget(sequence); // it was removed meanwhile, so that what it produced finds it no more
        }
    }

    /// <summary>Looks for them among all messages: nothing was noted as they came in.</summary>
    public void Find()
    {
        for (ulong from = 0; store.TryLoadNext(null, from, out StoredMessage message); from = message.Sequence + 1)
        {
            StoredMessage found = message;
            OnAppended(found, 0);
            if (_entries.ContainsKey(found.Sequence) && store.Subject(found.Subject).LastSequence != found.Sequence)
            {
                Forget(found.Sequence);
            }
        }
    }

    /// <summary>Whether a message is a schedule, and which.</summary>
    public static bool TryRead(in PublishHeaders headers, out Schedule? schedule)
    {
        schedule = null;
        TimeZoneInfo? zone = null;
        return !headers.Schedule.IsEmpty
            && (!headers.HasScheduleTimeZone || ScheduleZone.TryFind(headers.ScheduleTimeZone, out zone))
            && Schedule.TryParse(headers.Schedule, zone, out schedule);
    }

    /// <summary>The next that is not held.</summary>
    public bool TryPeek(out ulong sequence, out long due)
    {
        while (_queue.TryPeek(out sequence, out due))
        {
            if (_entries.TryGetValue(sequence, out Entry entry) && entry.Due == due && !entry.IsHeld)
            {
                return true;
            }

            _queue.Dequeue(); // it has gone, or another time holds
        }

        return false;
    }

    /// <summary>It is due at this time, and not held.</summary>
    public void Put(ulong sequence, long due)
    {
        if (!_entries.ContainsKey(sequence) && _entries.Count >= _sweepAt)
        {
            Sweep();
        }

        Release(sequence);
        _entries[sequence] = new Entry(due, IsHeld: false);
        _queue.Enqueue(sequence, due);
        if (_queue.Count > (2 * _entries.Count) + RoomMin)
        {
            Requeue();
        }
    }

    /// <summary>It waits until something that is on its way is in the stream, or is taken back.</summary>
    /// <param name="sequence">The schedule.</param>
    /// <param name="awaited">The message that is on its way; 0: it is the schedule's removal.</param>
    public void Hold(ulong sequence, ulong awaited)
    {
        if (_entries.TryGetValue(sequence, out Entry entry) && !entry.IsHeld)
        {
            _entries[sequence] = entry with { IsHeld = true };
            Held++;
            _awaited[awaited] = sequence;
        }
    }

    /// <summary>What was on its way does not come: those that are held are due as before.</summary>
    public void TakeBack()
    {
        _awaited.Clear();
        foreach ((ulong sequence, Entry entry) in Held == 0 ? [] : _entries.Where(pair => pair.Value.IsHeld).ToArray())
        {
            Put(sequence, entry.Due);
        }
    }

    public void Forget(ulong sequence)
    {
        Release(sequence);
        _entries.Remove(sequence);
    }

    public void WriteImage(IBufferWriter<byte> to)
    {
        VarInt.Write(to, (ulong)_entries.Count);
        foreach ((ulong sequence, Entry entry) in _entries)
        {
            VarInt.Write(to, sequence);
            VarInt.Write(to, (ulong)entry.Due);
        }
    }

    public void ReadImage(ref ReadOnlySpan<byte> from)
    {
        for (ulong count = VarInt.Read(ref from); count > 0; count--)
        {
            ulong sequence = VarInt.Read(ref from);
            Put(sequence, (long)VarInt.Read(ref from));
        }
    }

    private void Note(in StoredMessage message)
    {
        PublishHeaders headers = PublishHeaders.Read(message.Headers);
        if (!_entries.ContainsKey(message.Sequence) && TryRead(headers, out Schedule? schedule))
        {
            Put(message.Sequence, schedule!.First(message.Time));
        }

        if (!headers.Scheduler.IsEmpty && WireTimeParser.Parse(Encoding.UTF8.GetString(headers.ScheduleNext), out WireTime next) is null)
        {
            ulong sequence = store.Subject(headers.Scheduler).LastSequence;
            if (_entries.ContainsKey(sequence))
            {
                Put(sequence, next.UnixNanoseconds);
            }
        }
    }

    private void Release(ulong sequence)
    {
        if (Held > 0 && _entries.TryGetValue(sequence, out Entry entry) && entry.IsHeld)
        {
            _entries[sequence] = entry with { IsHeld = false };
            Held--;
        }
    }

    /// <summary>Forgets those whose messages are gone. So seldom that it costs next to nothing for each.</summary>
    private void Sweep()
    {
        foreach (ulong sequence in _entries.Keys.Where(sequence => !store.TryLoad(sequence, out _)).ToArray())
        {
            Forget(sequence);
        }

        _sweepAt = Math.Max(RoomMin, 2 * _entries.Count);
    }

    /// <summary>Drops times that do not hold any more.</summary>
    private void Requeue()
    {
        _queue.Clear();
        foreach ((ulong sequence, Entry entry) in _entries)
        {
            if (!entry.IsHeld)
            {
                _queue.Enqueue(sequence, entry.Due);
            }
        }
    }

    private readonly record struct Entry(long Due, bool IsHeld);
}
