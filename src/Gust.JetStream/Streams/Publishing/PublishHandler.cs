using System.Buffers;
using System.Text;
using Gust.JetStream.Commits;
using Gust.JetStream.Model;
using Gust.Subjects;

namespace Gust.JetStream.Streams.Publishing;

/// <summary>Takes a published message: checks it against the stream as it is and as it will be once all that is under way has come in, numbers and proposes it.</summary>
/// <remarks>The order of the checks decides which error a publisher sees (spec: jetstream.md section 4.2).</remarks>
internal sealed class PublishHandler(StreamOwner stream)
{
    private readonly Expectations _expectations = new(stream);
    private readonly Capacity _capacity = new(stream);
    private readonly Counters _counters = new(stream);
    private ulong _last;
    private SubjectTransform? _transform;

    /// <summary>The last sequence that was given away, though its message may still be under way.</summary>
    public ulong Last => Math.Max(_last, stream.Store.Counts.LastSequence);

    /// <summary>What was under way has been given up.</summary>
    public void TakeBack() => _last = 0;

    /// <summary>A sequence was given away to what came otherwise.</summary>
    public void Pass(ulong sequence) => _last = sequence;

    /// <summary>Appends the subject under which the stream keeps messages of this one; false: of the same.</summary>
    public bool TryTransform(ReadOnlySpan<byte> subject, IBufferWriter<byte> to) =>
        _transform is not null && _transform.Transform(subject, to, stream.Context.Broker.Random);

    /// <summary>The configuration is another one.</summary>
    public void Configure(StreamConfig config)
    {
        _transform = null;
        if (config.SubjectTransform is { } transform)
        {
            string source = transform.Source.Length == 0 ? ">" : transform.Source;
            if (!SubjectTransform.TryCreate(source, transform.Destination, out _transform, out _))
            {
                throw new InvalidDataException($"stream {config.Name} has a subject transform that the rules refuse");
            }
        }
    }

    public void Handle(MailPlace place, long now)
    {
        MailPlace message = Transformed(place);
        message.Chunk.Holds++; // what is rewritten below is read from it to the end
        Take(message, now);
        stream.Scratch.Unhold(message.Chunk);
    }

    private void Take(MailPlace message, long now)
    {
        Mail mail = message.Mail;
        PublishHeaders headers = PublishHeaders.AreLikely(mail.Headers) ? PublishHeaders.Read(mail.Headers) : default;
        if ((Refused(mail, headers) ?? Expected(mail, headers) ?? Scheduled(headers)) is { } error)
        {
            stream.Acks.Refuse(mail.Reply, error);
        }
        else if (!headers.MessageId.IsEmpty && stream.Deduper.TryFind(headers.MessageId, out ulong known))
        {
            stream.AcknowledgeAgain(message, known);
        }
        else if ((_expectations.CheckMessageId(headers) ?? Allowed(headers)) is { } late)
        {
            stream.Acks.Refuse(mail.Reply, late);
        }
        else
        {
            message = headers.HasRequestInfo ? WithoutRequestInfo(message) : message;
            if (!headers.Increment.IsEmpty && _counters.TryAdd(ref message, headers) is { } uncounted)
            {
                stream.Acks.Refuse(mail.Reply, uncounted);
                return;
            }

            Propose(WithLongEnoughLife(message, headers), headers, now);
        }
    }

    private JetStreamError? Refused(in Mail mail, in PublishHeaders headers)
    {
        if (stream.Config.Sealed)
        {
            return JetStreamError.Of(ErrorCode.StreamSealed);
        }

        if ((RefusedBatch(mail, headers) ?? _counters.CheckIncrement(mail, headers) ?? _expectations.CheckStream(headers)) is { } error)
        {
            return error;
        }

        return !headers.TimeToLive.IsEmpty && !stream.Config.AllowMsgTtl ? JetStreamError.Of(ErrorCode.MessageTTLDisabled) : null;
    }

    /// <summary>Batches are not built yet: such a message is refused, never stored as one of its own.</summary>
    private JetStreamError? RefusedBatch(in Mail mail, in PublishHeaders headers) =>
        mail.Reply.EndsWith(".$FI"u8) ? Unbuilt(ErrorCode.BatchPublishDisabled, stream.Config.AllowBatched, "batch publish")
        : !headers.BatchId.IsEmpty ? Unbuilt(ErrorCode.AtomicPublishDisabled, stream.Config.AllowAtomic, "atomic batch publish")
        : null;

    private static JetStreamError Unbuilt(ErrorCode disabled, bool isEnabled, string what) => isEnabled
        ? JetStreamError.Of(disabled) with { Description = $"{what} is not available in this version of gust" }
        : JetStreamError.Of(disabled);

    private JetStreamError? Scheduled(in PublishHeaders headers)
    {
        if (!headers.Scheduler.IsEmpty && !headers.ScheduleNext.SequenceEqual("purge"u8))
        {
            return JetStreamError.Of(ErrorCode.MessageSchedulesSchedulerInvalid);
        }

        return headers.Schedule.IsEmpty && headers.Scheduler.IsEmpty
            ? null
            : Unbuilt(ErrorCode.MessageSchedulesDisabled, stream.Config.AllowMsgSchedules, "message scheduling");
    }

    private JetStreamError? Expected(in Mail mail, in PublishHeaders headers) => _expectations.CheckSequences(headers, mail.Subject, Last);

    private JetStreamError? Allowed(in PublishHeaders headers)
    {
        if (!headers.Source.IsEmpty)
        {
            return JetStreamError.Of(ErrorCode.MessageSourceHdrNotAllowed);
        }

        if (headers.Rollup.IsEmpty)
        {
            return _counters.CheckMissing(headers);
        }

        if (!stream.Config.AllowRollup)
        {
            return JetStreamError.Of(ErrorCode.StreamRollupFailed, "rollup not permitted");
        }

        return Ascii.EqualsIgnoreCase(headers.Rollup, "sub"u8) || Ascii.EqualsIgnoreCase(headers.Rollup, "all"u8)
            ? null
            : JetStreamError.Of(ErrorCode.StreamRollupFailed, $"rollup value invalid: \"{Encoding.UTF8.GetString(headers.Rollup)}\"");
    }

    private void Propose(MailPlace message, in PublishHeaders headers, long now)
    {
        Mail mail = message.Mail;
        long size = _capacity.SizeOf(mail);
        if ((_capacity.Check(mail, size) ?? Mortal(headers) ?? _capacity.CheckFull(mail, size)) is { } error)
        {
            stream.Acks.Refuse(mail.Reply, error);
            return;
        }

        if (!TryPropose(message, headers.MessageId, size, now))
        {
            stream.Acks.Refuse(mail.Reply, stream.Commits.WhyNot());
        }
    }

    /// <summary>Proposes a message of the stream's own: no rule keeps it out.</summary>
    public bool ProposeOwn(MailPlace message, long now) => TryPropose(message, default, _capacity.SizeOf(message.Mail), now);

    private bool TryPropose(MailPlace message, ReadOnlySpan<byte> messageId, long size, long now)
    {
        Mail mail = message.Mail;
        ulong sequence = Last + 1;
        bool isWanted = stream.Retention.IsWanted(mail.Subject);
        if (!(isWanted ? TryAppend(mail, sequence, now) : stream.Log.TryAppend(StreamRecordKind.Skipped, StreamRecords.Skipped(sequence, now))))
        {
            return false;
        }

        _last = sequence;
        if (!messageId.IsEmpty)
        {
            stream.Deduper.Add(messageId, sequence, now);
        }

        message.Chunk.Holds++;
        Proposal proposal = new()
        {
            Kind = isWanted ? ProposalKind.Message : ProposalKind.Skip,
            Position = stream.Log.Appended,
            Sequence = sequence,
            Time = now,
            Size = isWanted ? size : 0,
            Chunk = message.Chunk,
            Offset = message.Offset,
        };
        stream.Proposals.Add(proposal, isWanted ? mail.Subject : default);
        return true;
    }

    private static JetStreamError? Mortal(in PublishHeaders headers) =>
        headers.TimeToLive.IsEmpty || TimeToLive.TryParse(headers.TimeToLive, out _) ? null : JetStreamError.Of(ErrorCode.MessageTTLInvalid);

    /// <summary>A message that would end before the marker that it may leave lives as long as that.</summary>
    private MailPlace WithLongEnoughLife(MailPlace place, in PublishHeaders headers)
    {
        long least = stream.Config.SubjectDeleteMarkerTtlNs;
        if (headers.TimeToLive.IsEmpty || stream.Config.MaxMsgsPerSubject == 1
            || !TimeToLive.TryParse(headers.TimeToLive, out long duration) || duration >= least)
        {
            return place;
        }

        Mail mail = place.Mail;
        byte[] block = HeaderEditor.With(HeaderEditor.Without(mail.Headers, "Nats-TTL"u8), "Nats-TTL"u8, TimeToLive.Seconds(least));
        return stream.Scratch.Write(mail.Reply, mail.Subject, block, mail.Payload);
    }

    private bool TryAppend(in Mail mail, ulong sequence, long now)
    {
        Span<byte> head = stackalloc byte[StreamRecords.MessageHeadSize];
        StreamRecords.WriteMessageHead(head, sequence, now, mail.Subject.Length, mail.Headers.Length);
        return stream.Log.TryAppend(StreamRecordKind.Message, head, mail.Content);
    }

    private MailPlace Transformed(MailPlace place)
    {
        if (_transform is null)
        {
            return place;
        }

        Mail mail = place.Mail;
        ArrayBufferWriter<byte> subject = new();
        return _transform.Transform(mail.Subject, subject, stream.Context.Broker.Random)
            ? stream.Scratch.Write(mail.Reply, subject.WrittenSpan, mail.Headers, mail.Payload)
            : place;
    }

    private MailPlace WithoutRequestInfo(MailPlace place)
    {
        Mail mail = place.Mail;
        byte[] headers = HeaderEditor.Without(mail.Headers, "Nats-Request-Info"u8);
        return stream.Scratch.Write(mail.Reply, mail.Subject, headers, mail.Payload);
    }
}
