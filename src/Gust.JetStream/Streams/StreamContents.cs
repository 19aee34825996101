using Gust.JetStream.Model;
using Gust.JetStream.Schedules;
using Gust.Protocol;
using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.JetStream.Streams;

/// <summary>The messages of one stream and what its limits make of them. Deterministic: the same changes in the same order give the same stream.</summary>
/// <remarks>Owned by the stream. What comes here is committed; consumers that are open learn of it.</remarks>
internal sealed class StreamContents(IStreamStore store, StreamConsumers consumers)
{
    public IStreamStore Store => store;

    public StreamConfig Config { get; set; } = new();

    /// <summary>Messages that have a time of their own.</summary>
    public MessageDeadlines Deadlines { get; } = new(store);

    /// <summary>Messages that produce others in their time.</summary>
    public MessageSchedules Schedules { get; } = new(store);

    /// <summary>A message comes in.</summary>
    public void Append(in StoredMessage message)
    {
        ulong before = Schedules.Count > 0 ? store.Subject(message.Subject).LastSequence : 0;
        store.Append(message);
        consumers.OnAppended(message.Sequence, message.Subject);
        if (Config.AllowMsgSchedules)
        {
            Schedules.OnAppended(message, before);
        }

        if (!message.Headers.IsEmpty)
        {
            ApplyHeaders(message);
        }

        EnforceSubject(message.Subject);
        EnforceTotals();
    }

    /// <summary>A message comes back from a backup: limits are applied once all have come, and what its headers did is done already.</summary>
    public void Restore(in StoredMessage message)
    {
        ulong before = Schedules.Count > 0 ? store.Subject(message.Subject).LastSequence : 0;
        store.Append(message);
        if (Config.AllowMsgSchedules)
        {
            Schedules.OnAppended(message, before);
        }

        if (Config.AllowMsgTtl && !message.Headers.IsEmpty)
        {
            Deadlines.Add(message);
        }
    }

    /// <summary>A sequence is given away without a message.</summary>
    /// <param name="sequence">All up to this one.</param>
    /// <param name="time">When, in Unix nanoseconds; 0: the stream's last time stays.</param>
    public void Skip(ulong sequence, long time = 0) => store.Skip(sequence, time);

    /// <summary>A message goes. False: there is none.</summary>
    public bool Remove(ulong sequence, bool erase)
    {
        Schedules.Forget(sequence);
        if (consumers.AreNone)
        {
            return store.Remove(sequence, erase);
        }

        if (!store.TryLoad(sequence, out StoredMessage message))
        {
            return store.Remove(sequence, erase);
        }

        Span<byte> kept = stackalloc byte[256];
        ReadOnlySpan<byte> subject = Keep(message.Subject, kept);
        bool removed = store.Remove(sequence, erase);
        consumers.OnRemoved(sequence, subject);
        return removed;
    }

    /// <summary>Messages of a filter (empty: all) below a sequence go, but the newest few. Returns how many.</summary>
    public long Purge(ReadOnlySpan<byte> filter, ulong below, long keep)
    {
        long count = store.Purge(filter.IsEmpty ? null : new SubjectFilter([filter.ToArray()]), below, keep);
        if (filter.IsEmpty && keep == 0 && below != ulong.MaxValue && below > 0)
        {
            store.Skip(below - 1); // beyond the end, the stream goes on from there
        }

        if (count > 0)
        {
            consumers.OnPurged();
        }

        return count;
    }

    /// <summary>Applies another configuration to what is there; all messages are looked at.</summary>
    /// <param name="old">The configuration before it.</param>
    public void OnReconfigured(StreamConfig old)
    {
        if (Config.AllowMsgSchedules && !old.AllowMsgSchedules)
        {
            Schedules.Find();
        }

        EnforceTotals();
        if (Config.MaxMsgsPerSubject <= 0)
        {
            return;
        }

        List<byte[]> crowded = [];
        store.VisitSubjects(null, (ReadOnlySpan<byte> subject, in SubjectState state) =>
        {
            if (state.Messages > Config.MaxMsgsPerSubject)
            {
                crowded.Add(subject.ToArray());
            }

            return true;
        });
        crowded.ForEach(subject => Purge(subject, ulong.MaxValue, Config.MaxMsgsPerSubject));
    }

    private void ApplyHeaders(in StoredMessage message)
    {
        if (Config.AllowMsgTtl)
        {
            Deadlines.Add(message);
        }

        if (Config.AllowMsgSchedules && HeaderFields.Find(message.Headers, "Nats-Schedule-Next"u8).SequenceEqual("purge"u8))
        {
            EndSchedule(HeaderFields.Find(message.Headers, "Nats-Scheduler"u8), message.Sequence);
        }

        ReadOnlySpan<byte> scope = Config.AllowRollup ? HeaderFields.Find(message.Headers, "Nats-Rollup"u8) : default;
        if (System.Text.Ascii.EqualsIgnoreCase(scope, "sub"u8))
        {
            Purge(message.Subject, message.Sequence, 0);
        }
        else if (System.Text.Ascii.EqualsIgnoreCase(scope, "all"u8))
        {
            Purge(default, message.Sequence, 0);
        }
    }

    private void EndSchedule(ReadOnlySpan<byte> subject, ulong below)
    {
        ulong last = store.Subject(subject).LastSequence;
        if (store.TryLoad(last, out StoredMessage plan) && !HeaderFields.Find(plan.Headers, "Nats-Schedule"u8).IsEmpty)
        {
            Schedules.Forget(last);
            Purge(subject, below, 0);
        }
    }

    private void EnforceSubject(ReadOnlySpan<byte> subject)
    {
        if (Config.MaxMsgsPerSubject <= 0)
        {
            return;
        }

        SubjectState state = store.Subject(subject);
        while (state.Messages > Config.MaxMsgsPerSubject && Remove(state.FirstSequence, erase: false))
        {
            state = store.Subject(subject);
        }
    }

    private void EnforceTotals()
    {
        StreamCounts counts = store.Counts;
        while (counts.Messages > 0
            && ((Config.MaxMsgs > 0 && counts.Messages > Config.MaxMsgs) || (Config.MaxBytes > 0 && counts.Bytes > Config.MaxBytes))
            && Remove(counts.FirstSequence, erase: false))
        {
            counts = store.Counts;
        }
    }

    private static ReadOnlySpan<byte> Keep(ReadOnlySpan<byte> subject, Span<byte> room)
    {
        if (subject.Length > room.Length)
        {
            return subject.ToArray();
        }

        subject.CopyTo(room);
        return room[..subject.Length];
    }
}
