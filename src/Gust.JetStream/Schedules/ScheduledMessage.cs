using System.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Streams;
using Gust.JetStream.Streams.Publishing;
using Gust.Protocol;
using Gust.Storage.Streams;

namespace Gust.JetStream.Schedules;

/// <summary>Composes what a schedule produces: its own payload or another subject's last, without what was meant for the schedule.</summary>
internal sealed class ScheduledMessage
{
    private readonly byte[] _subject;
    private readonly byte[] _target;
    private readonly byte[] _source;
    private readonly byte[] _timeToLive;
    private readonly bool _rollsUp;

    /// <param name="plan">The schedule.</param>
    /// <param name="headers">Its headers.</param>
    public ScheduledMessage(in StoredMessage plan, in PublishHeaders headers)
    {
        _subject = plan.Subject.ToArray();
        _target = headers.ScheduleTarget.ToArray();
        _source = headers.ScheduleSource.ToArray();
        _timeToLive = headers.ScheduleTimeToLive.ToArray();
        _rollsUp = !headers.ScheduleRollup.IsEmpty;
    }

    /// <param name="sequence">Of the schedule; it is in the store.</param>
    /// <param name="next">When it comes again; null: not any more.</param>
    /// <param name="store">Has the source too, if there is one.</param>
    /// <param name="scratch">Where it is written.</param>
    public MailPlace Write(ulong sequence, WireTime? next, IStreamStore store, MailScratch scratch)
    {
        ulong source = _source.Length == 0 ? 0 : store.Subject(_source).LastSequence;
        if (source == 0 || !store.TryLoad(source, out StoredMessage content))
        {
            store.TryLoad(sequence, out content);
        }

        return scratch.Write(default, _target, Headers(content.Headers, next), content.Payload);
    }

    private ReadOnlySpan<byte> Headers(ReadOnlySpan<byte> block, WireTime? next)
    {
        HeaderWriter to = new();
        to.Begin();
        foreach (HeaderField field in new HeaderFields(block))
        {
            if (!field.IsEmpty && !IsOfTheSchedule(field.Name))
            {
                to.Keep(block[field.Start..field.End]);
            }
        }

        to.Put("Nats-Scheduler: "u8, _subject);
        to.Put("Nats-Schedule-Next: "u8, next is { } time ? Encoding.ASCII.GetBytes(time.ToString()) : "purge"u8);
        if (_timeToLive.Length > 0)
        {
            to.Put("Nats-TTL: "u8, _timeToLive);
        }

        if (_rollsUp)
        {
            to.Put("Nats-Rollup: "u8, "sub"u8);
        }

        return to.End();
    }

    private static bool IsOfTheSchedule(ReadOnlySpan<byte> name) =>
        name.StartsWith("Nats-Schedule"u8)
        || name.StartsWith("Nats-Expected-"u8)
        || name.SequenceEqual("Nats-Msg-Id"u8)
        || name.SequenceEqual("Nats-TTL"u8)
        || name.SequenceEqual("Nats-Rollup"u8);
}
