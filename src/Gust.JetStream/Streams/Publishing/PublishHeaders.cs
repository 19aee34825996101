using Gust.Protocol;

namespace Gust.JetStream.Streams.Publishing;

/// <summary>What the headers of a published message ask of the stream (spec: jetstream.md section 4.2). A field that is missing is empty.</summary>
internal ref struct PublishHeaders
{
    public ReadOnlySpan<byte> MessageId;
    public ReadOnlySpan<byte> ExpectedStream;
    public ReadOnlySpan<byte> ExpectedLastSequence;
    public ReadOnlySpan<byte> ExpectedSubjectSequence;
    public ReadOnlySpan<byte> ExpectedSubject;
    public ReadOnlySpan<byte> ExpectedMessageId;
    public ReadOnlySpan<byte> Rollup;
    public ReadOnlySpan<byte> TimeToLive;
    public ReadOnlySpan<byte> Increment;
    public ReadOnlySpan<byte> BatchId;
    public ReadOnlySpan<byte> BatchSequence;
    public ReadOnlySpan<byte> BatchCommit;
    public ReadOnlySpan<byte> Schedule;
    public ReadOnlySpan<byte> ScheduleTarget;
    public ReadOnlySpan<byte> ScheduleSource;
    public ReadOnlySpan<byte> ScheduleTimeToLive;
    public ReadOnlySpan<byte> ScheduleRollup;
    public ReadOnlySpan<byte> ScheduleTimeZone;
    public ReadOnlySpan<byte> Scheduler;
    public ReadOnlySpan<byte> ScheduleNext;
    public ReadOnlySpan<byte> Source;

    /// <summary>A time zone was named, be it an empty one.</summary>
    public bool HasScheduleTimeZone;

    /// <summary>The message came through a service import that says who asked: the line is not stored.</summary>
    public bool HasRequestInfo;

    private const string Prefix = "Nats-";

    /// <summary>It expects anything of the stream.</summary>
    public readonly bool HasExpectation => !ExpectedStream.IsEmpty || !ExpectedLastSequence.IsEmpty || !ExpectedSubjectSequence.IsEmpty
        || !ExpectedSubject.IsEmpty || !ExpectedMessageId.IsEmpty;

    /// <summary>Whether any of them may be in a header block.</summary>
    public static bool AreLikely(ReadOnlySpan<byte> block) => block.IndexOf("Nats-"u8) >= 0;

    public static PublishHeaders Read(ReadOnlySpan<byte> block)
    {
        PublishHeaders headers = default;
        foreach (HeaderField field in new HeaderFields(block))
        {
            ReadOnlySpan<byte> name = field.Name;
            if (name.StartsWith("Nats-"u8))
            {
                headers.Take(name[Prefix.Length..], field.Value);
            }
        }

        return headers;
    }

    private void Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        switch (name[..Math.Min(name.Length, 5)])
        {
            case var start when start.SequenceEqual("Expec"u8):
                TakeExpectation(name, value);
                break;
            case var start when start.SequenceEqual("Batch"u8):
                TakeBatch(name, value);
                break;
            case var start when start.SequenceEqual("Sched"u8):
                TakeSchedule(name, value);
                break;
            default:
                TakeOther(name, value);
                break;
        }
    }

    private void TakeExpectation(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Set(ref ExpectedStream, name.SequenceEqual("Expected-Stream"u8), value);
        Set(ref ExpectedLastSequence, name.SequenceEqual("Expected-Last-Sequence"u8), value);
        Set(ref ExpectedSubjectSequence, name.SequenceEqual("Expected-Last-Subject-Sequence"u8), value);
        Set(ref ExpectedSubject, name.SequenceEqual("Expected-Last-Subject-Sequence-Subject"u8), value);
        Set(ref ExpectedMessageId, name.SequenceEqual("Expected-Last-Msg-Id"u8), value);
    }

    private void TakeBatch(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Set(ref BatchId, name.SequenceEqual("Batch-Id"u8), value);
        Set(ref BatchSequence, name.SequenceEqual("Batch-Sequence"u8), value);
        Set(ref BatchCommit, name.SequenceEqual("Batch-Commit"u8), value);
    }

    private void TakeSchedule(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Set(ref Schedule, name.SequenceEqual("Schedule"u8), value);
        Set(ref ScheduleTarget, name.SequenceEqual("Schedule-Target"u8), value);
        Set(ref ScheduleSource, name.SequenceEqual("Schedule-Source"u8), value);
        Set(ref ScheduleTimeToLive, name.SequenceEqual("Schedule-TTL"u8), value);
        Set(ref ScheduleRollup, name.SequenceEqual("Schedule-Rollup"u8), value);
        Set(ref ScheduleTimeZone, name.SequenceEqual("Schedule-Time-Zone"u8), value);
        HasScheduleTimeZone |= name.SequenceEqual("Schedule-Time-Zone"u8);
        Set(ref ScheduleNext, name.SequenceEqual("Schedule-Next"u8), value);
        Set(ref Scheduler, name.SequenceEqual("Scheduler"u8), value);
    }

    private void TakeOther(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Set(ref MessageId, name.SequenceEqual("Msg-Id"u8), value);
        Set(ref Rollup, name.SequenceEqual("Rollup"u8), value);
        Set(ref TimeToLive, name.SequenceEqual("TTL"u8), value);
        Set(ref Increment, name.SequenceEqual("Incr"u8), value);
        Set(ref Source, name.SequenceEqual("Stream-Source"u8), value);
        HasRequestInfo |= name.SequenceEqual("Request-Info"u8);
    }

    /// <summary>The first field of a name counts.</summary>
    private static void Set(ref ReadOnlySpan<byte> field, bool isIt, ReadOnlySpan<byte> value)
    {
        if (isIt && field.IsEmpty)
        {
            field = value;
        }
    }
}
