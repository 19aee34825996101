using Gust.JetStream.Model;
using Gust.JetStream.Rules;
using Gust.JetStream.Schedules;
using Gust.Protocol;
using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.JetStream.Streams.Publishing;

/// <summary>Whether a message may be a schedule, or end one (spec: jetstream.md section 4.6). The order decides which error a publisher sees.</summary>
internal sealed class ScheduleRules(StreamOwner stream)
{
    public JetStreamError? Check(ReadOnlySpan<byte> subject, in PublishHeaders headers)
    {
        if (headers.Schedule.IsEmpty && headers.Scheduler.IsEmpty && headers.ScheduleNext.IsEmpty)
        {
            return null;
        }

        return (headers.Schedule.IsEmpty ? null : CheckTime(headers) ?? CheckLife(headers) ?? CheckPlaces(subject, headers))
            ?? CheckEnd(subject, headers);
    }

    /// <summary>The message as the stream keeps it: the only one of its subject.</summary>
    public MailPlace Alone(MailPlace place, in PublishHeaders headers)
    {
        if (headers.Schedule.IsEmpty || !headers.Rollup.IsEmpty)
        {
            return place;
        }

        Mail mail = place.Mail;
        return stream.Scratch.Write(mail.Reply, mail.Subject, HeaderEditor.With(mail.Headers, "Nats-Rollup"u8, "sub"u8), mail.Payload);
    }

    /// <summary>A message is under way: a schedule that it ends produces nothing any more, unless it is taken back.</summary>
    public void OnProposed(in PublishHeaders headers, ulong sequence)
    {
        if (!headers.Scheduler.IsEmpty)
        {
            stream.Contents.Schedules.Hold(stream.Store.Subject(headers.Scheduler).LastSequence, sequence);
        }
    }

    private JetStreamError? CheckTime(in PublishHeaders headers)
    {
        if (!stream.Config.AllowMsgSchedules)
        {
            return JetStreamError.Of(ErrorCode.MessageSchedulesDisabled);
        }

        TimeZoneInfo? zone = null;
        if (headers.HasScheduleTimeZone && !ScheduleZone.TryFind(headers.ScheduleTimeZone, out zone))
        {
            return JetStreamError.Of(ErrorCode.MessageSchedulesTimeZoneInvalid);
        }

        return Schedule.TryParse(headers.Schedule, zone, out _) ? null : JetStreamError.Of(ErrorCode.MessageSchedulesPatternInvalid);
    }

    private JetStreamError? CheckLife(in PublishHeaders headers)
    {
        bool ends = !headers.ScheduleTimeToLive.IsEmpty;
        return ends && !TimeToLive.TryParse(headers.ScheduleTimeToLive, out _) ? JetStreamError.Of(ErrorCode.MessageSchedulesTTLInvalid)
            : !headers.ScheduleRollup.IsEmpty && !headers.ScheduleRollup.SequenceEqual("sub"u8) ? JetStreamError.Of(ErrorCode.MessageSchedulesRollupInvalid)
            : ends && !stream.Config.AllowMsgTtl ? JetStreamError.Of(ErrorCode.MessageTTLDisabled)
            : null;
    }

    private JetStreamError? CheckPlaces(ReadOnlySpan<byte> subject, in PublishHeaders headers)
    {
        ReadOnlySpan<byte> target = headers.ScheduleTarget;
        ReadOnlySpan<byte> source = headers.ScheduleSource;
        bool isTarget = SubjectRules.IsValidLiteral(target) && !target.SequenceEqual(subject);
        bool isSource = source.IsEmpty || (SubjectRules.IsValidLiteral(source) && !source.SequenceEqual(target) && !source.SequenceEqual(subject));
        return !isTarget ? JetStreamError.Of(ErrorCode.MessageSchedulesTargetInvalid)
            : !isSource ? JetStreamError.Of(ErrorCode.MessageSchedulesSourceInvalid)
            : !IsOfStream(target) ? JetStreamError.Of(ErrorCode.MessageSchedulesTargetInvalid)
            : !source.IsEmpty && !IsOfStream(source) ? JetStreamError.Of(ErrorCode.MessageSchedulesSourceInvalid)
            : headers.Rollup.IsEmpty || System.Text.Ascii.EqualsIgnoreCase(headers.Rollup, "sub"u8) ? null
            : JetStreamError.Of(ErrorCode.MessageSchedulesRollupInvalid);
    }

    /// <summary>A publisher may say that a schedule is over, as what it produces the last time does; never when it is due next.</summary>
    private JetStreamError? CheckEnd(ReadOnlySpan<byte> subject, in PublishHeaders headers)
    {
        if (headers.Scheduler.IsEmpty && headers.ScheduleNext.IsEmpty)
        {
            return null;
        }

        bool isEnd = headers.ScheduleNext.SequenceEqual("purge"u8)
            && SubjectRules.IsValidLiteral(headers.Scheduler)
            && !headers.Scheduler.SequenceEqual(subject)
            && IsScheduleOrNothing(headers.Scheduler);
        return !isEnd ? JetStreamError.Of(ErrorCode.MessageSchedulesSchedulerInvalid)
            : !stream.Config.AllowMsgSchedules ? JetStreamError.Of(ErrorCode.MessageSchedulesDisabled)
            : null;
    }

    private bool IsOfStream(ReadOnlySpan<byte> subject) => Subject.AnyOverlap([subject.ToArray()], stream.Config.Subjects ?? []);

    /// <summary>What ends with a schedule is all that its subject holds: ordinary messages must not be lost so.</summary>
    private bool IsScheduleOrNothing(ReadOnlySpan<byte> subject)
    {
        if (stream.Proposals.TryFindLast(subject, out Mail mail, out _))
        {
            return IsSchedule(mail.Headers);
        }

        ulong last = stream.Store.Subject(subject).LastSequence;
        return !stream.Store.TryLoad(last, out StoredMessage message) || IsSchedule(message.Headers);
    }

    private static bool IsSchedule(ReadOnlySpan<byte> headers) => !HeaderFields.Find(headers, "Nats-Schedule"u8).IsEmpty;
}
