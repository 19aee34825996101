using System.Buffers;
using System.Text;
using Gust.JetStream.Commits;
using Gust.JetStream.Model;
using Gust.JetStream.Streams.Publishing.Batches;
using Gust.Subjects;

namespace Gust.JetStream.Streams.Publishing;

/// <summary>Takes a published message: checks it against the stream as it is and as it will be once all that is under way has come in, numbers and proposes it.</summary>
/// <remarks>The order of the checks decides which error a publisher sees (spec: jetstream.md section 4.2).</remarks>
internal sealed class PublishHandler(StreamOwner stream)
{
    private readonly Expectations _expectations = new(stream);
    private readonly Counters _counters = new(stream);
    private readonly ScheduleRules _schedules = new(stream);
    private ulong _last;
    private SubjectTransform? _transform;

    public Capacity Capacity { get; } = new(stream);

    /// <summary>The last sequence that was given away, though its message may still be under way.</summary>
    public ulong Last => Math.Max(_last, stream.Store.Counts.LastSequence);

    /// <summary>What was under way has been given up.</summary>
    public void TakeBack() => _last = 0;

    /// <summary>What was proposed last is taken back, before it was appended.</summary>
    /// <param name="underWay">So many proposals stay.</param>
    /// <param name="last">The sequence that was the last one then.</param>
    public void TakeBack(int underWay, ulong last)
    {
        while (stream.Proposals.Count > underWay)
        {
            stream.Scratch.Unhold(stream.Proposals.RemoveLast().Chunk!);
        }

        stream.Deduper.ForgetAbove(last);
        _last = last;
    }

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
        if (stream.Config.Sealed)
        {
            stream.Acks.Refuse(mail.Reply, JetStreamError.Of(ErrorCode.StreamSealed));
        }
        else if (StreamBatches.IsPart(mail, headers))
        {
            stream.Batches.Take(message, headers, now);
        }
        else if (Check(mail, headers) is { } error)
        {
            stream.Acks.Refuse(mail.Reply, error);
        }
        else if (!headers.MessageId.IsEmpty && stream.Deduper.TryFind(headers.MessageId, out ulong known))
        {
            stream.Acks.ConfirmKnown(message, known);
        }
        else if (Enter(message, headers, now) is { } late)
        {
            stream.Acks.Refuse(mail.Reply, late);
        }
    }

    /// <summary>What is looked at before a message is known to be a new one.</summary>
    public JetStreamError? Check(in Mail mail, in PublishHeaders headers) =>
        CheckRights(mail, headers) ?? CheckExpected(mail, headers) ?? CheckSchedule(mail, headers);

    /// <summary>Looks at what is left, numbers a new message and proposes it. Returns why it does not come in.</summary>
    public JetStreamError? Enter(MailPlace message, in PublishHeaders headers, long now, bool isQuiet = false)
    {
        if ((_expectations.CheckMessageId(headers) ?? Allowed(headers)) is { } error)
        {
            return error;
        }

        if (Prepare(ref message, headers, out long size) is { } unfit)
        {
            return unfit;
        }

        if (!TryPropose(message, Last + 1, now, headers.MessageId, size, isQuiet))
        {
            return stream.Commits.WhyNot();
        }

        _schedules.OnProposed(headers, Last);
        return null;
    }

    /// <summary>Whether the message asks for something that it may not have of this stream.</summary>
    public JetStreamError? CheckRights(in Mail mail, in PublishHeaders headers)
    {
        if ((_counters.CheckIncrement(mail, headers) ?? _expectations.CheckStream(headers)) is { } error)
        {
            return error;
        }

        return !headers.TimeToLive.IsEmpty && !stream.Config.AllowMsgTtl ? JetStreamError.Of(ErrorCode.MessageTTLDisabled) : null;
    }

    /// <summary>Whether it is a schedule, or a message of one, that may not be.</summary>
    public JetStreamError? CheckSchedule(in Mail mail, in PublishHeaders headers) => _schedules.Check(mail.Subject, headers);

    /// <param name="before">The last sequence before the message's atomic batch.</param>
    public JetStreamError? CheckExpected(in Mail mail, in PublishHeaders headers, ulong before = ulong.MaxValue) =>
        _expectations.CheckSequences(headers, mail.Subject, Last, before);

    public JetStreamError? Allowed(in PublishHeaders headers)
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

    /// <summary>Makes of a message what is stored, for which there must be room. Returns why it is not.</summary>
    /// <param name="message">Where what is stored lies.</param>
    /// <param name="headers">As they came.</param>
    /// <param name="size">What the stream's limits count for it.</param>
    public JetStreamError? Prepare(ref MailPlace message, in PublishHeaders headers, out long size)
    {
        size = 0;
        message = _schedules.Alone(headers.HasRequestInfo ? WithoutRequestInfo(message) : message, headers);
        if (!headers.Increment.IsEmpty && _counters.TryAdd(ref message, headers) is { } uncounted)
        {
            return uncounted;
        }

        message = WithLongEnoughLife(message, headers);
        Mail mail = message.Mail;
        size = Capacity.SizeOf(mail);
        return Capacity.Check(mail, size) ?? Mortal(headers) ?? Capacity.CheckFull(mail, size);
    }

    /// <summary>Proposes a message of the stream's own: no rule keeps it out.</summary>
    public bool ProposeOwn(MailPlace message, long now) => TryPropose(message, Last + 1, now, messageId: default, Capacity.SizeOf(message.Mail));

    /// <summary>Proposes a message that a schedule of the stream produces: limits hold for it.</summary>
    /// <param name="place">The message.</param>
    /// <param name="now">Its time.</param>
    /// <param name="isWanted">False: nobody is interested, only its sequence is given away.</param>
    public JetStreamError? Produce(MailPlace place, long now, out bool isWanted)
    {
        MailPlace message = Transformed(place);
        message = WithLongEnoughLife(message, PublishHeaders.Read(message.Mail.Headers));
        Mail mail = message.Mail;
        long size = Capacity.SizeOf(mail);
        isWanted = stream.Retention.IsWanted(mail.Subject);
        return Capacity.Check(mail, size) ?? (TryPropose(message, Last + 1, now, messageId: default, size) ? null : stream.Commits.WhyNot());
    }

    /// <summary>Proposes what was checked. False: the log does not take it.</summary>
    /// <param name="message">What is stored.</param>
    /// <param name="sequence">Above <see cref="Last"/>.</param>
    /// <param name="now">Its time.</param>
    /// <param name="messageId">Empty: none.</param>
    /// <param name="size">What the stream's limits count for it.</param>
    /// <param name="isQuiet">Its publisher hears of it otherwise.</param>
    public bool TryPropose(MailPlace message, ulong sequence, long now, ReadOnlySpan<byte> messageId, long size, bool isQuiet = false)
    {
        Mail mail = message.Mail;
        bool isWanted = stream.Retention.IsWanted(mail.Subject);
        if (!(isWanted ? TryAppend(mail, sequence, now) : stream.Log.TryAppend(StreamRecordKind.Skipped, StreamRecords.Skipped(sequence, now))))
        {
            return false;
        }

        Enqueue(message, sequence, now, messageId, isWanted ? size : null, isQuiet);
        return true;
    }

    /// <summary>Keeps a message until the last record that was appended is committed.</summary>
    /// <param name="message">What is stored.</param>
    /// <param name="sequence">The next one.</param>
    /// <param name="now">Its time.</param>
    /// <param name="messageId">Empty: none.</param>
    /// <param name="size">What the stream's limits count for it; null: nobody wants it, its sequence is given away.</param>
    /// <param name="isQuiet">Its publisher hears of it otherwise.</param>
    public void Enqueue(MailPlace message, ulong sequence, long now, ReadOnlySpan<byte> messageId, long? size, bool isQuiet = false)
    {
        _last = sequence;
        if (!messageId.IsEmpty)
        {
            stream.Deduper.Add(messageId, sequence, now);
        }

        message.Chunk.Holds++;
        Proposal proposal = new()
        {
            Kind = size is null ? ProposalKind.Skip : ProposalKind.Message,
            IsQuiet = isQuiet,
            Position = stream.Log.Appended,
            Sequence = sequence,
            Time = now,
            Size = size ?? 0,
            Chunk = message.Chunk,
            Offset = message.Offset,
        };
        stream.Proposals.Add(proposal, size is null ? default : message.Mail.Subject);
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
