using Gust.JetStream.Model;
using Gust.JetStream.Streams;
using Gust.JetStream.Streams.Changes;
using Gust.JetStream.Streams.Publishing;
using Gust.Storage.Streams;

namespace Gust.JetStream.Schedules;

/// <summary>Brings what the schedules of a stream have due into it: proposed like what is published, and seen when it is committed.</summary>
/// <remarks>What was due while the server was down comes once, as it starts.</remarks>
internal sealed class ScheduleRunner(StreamOwner stream)
{
    /// <summary>Schedules whose messages are on their way at which others wait.</summary>
    private const int HeldMax = 256;

    /// <summary>After which a message is tried again that the stream did not take.</summary>
    private const long RetryPause = 10 * Nanoseconds.PerSecond;

    /// <summary>When the next is due.</summary>
    public long NextDue => !stream.Config.Sealed && Schedules.Held < HeldMax && Schedules.TryPeek(out _, out long due) ? due : Nanoseconds.Never;

    private MessageSchedules Schedules => stream.Contents.Schedules;

    public void Run(long now)
    {
        while (NextDue <= now)
        {
            Schedules.TryPeek(out ulong sequence, out _);
            Produce(sequence, now);
        }
    }

    private void Produce(ulong sequence, long now)
    {
        bool isThere = stream.Store.TryLoad(sequence, out StoredMessage plan);
        PublishHeaders headers = PublishHeaders.Read(plan.Headers);
        if (!isThere || !MessageSchedules.TryRead(headers, out Schedule? schedule))
        {
            Schedules.Forget(sequence);
            return;
        }

        if (stream.Proposals.TryFindLast(plan.Subject, out _, out ulong later))
        {
            Schedules.Hold(sequence, later); // that ends it, if it comes
            return;
        }

        WireTime? next = schedule!.Next(plan.Time, now);
        ScheduledMessage message = new(plan, headers);
        MailPlace place = message.Write(sequence, next, stream.Store, stream.Scratch);
        JetStreamError? error = stream.Publishing.Produce(place, now, out bool isWanted);
        if (error is not null)
        {
            JetStreamLog.NothingProduced(stream.Context.Broker.Log.Logger, stream.Name, sequence, error.Description);
            Schedules.Put(sequence, Math.Min(next?.UnixNanoseconds ?? Nanoseconds.Never, now + RetryPause));
        }
        else if (isWanted)
        {
            Schedules.Hold(sequence, stream.Publishing.Last);
        }
        else
        {
            Pass(sequence, next);
        }
    }

    /// <summary>Nobody was interested, so that nothing comes into the stream that would say how it goes on.</summary>
    private void Pass(ulong sequence, WireTime? next)
    {
        if (next is { } time)
        {
            Schedules.Put(sequence, time.UnixNanoseconds);
        }
        else
        {
            Schedules.Hold(sequence, 0);
            new RemoveMessage(sequence, erase: false, static (_, _) => { }).Propose(stream);
        }
    }
}
