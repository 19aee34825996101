using System.Buffers;
using System.Buffers.Text;
using Gust.Foundation;
using Gust.Protocol;
using Gust.Storage.Streams;

namespace Gust.JetStream.Consumers;

/// <summary>One consumer: what was delivered to whom, what is next, what comes back. No I/O, no clock.</summary>
/// <remarks>
/// Owned by the stream's owner, like the store that it reads. Its owner tells it what happens, in any number of calls, and then calls
/// <see cref="Pump"/>, which delivers what can be delivered and hands the changes to the journal. Times are Unix nanoseconds.
/// A new consumer is begun with <see cref="Start"/>, one that was kept with <see cref="Restore"/>, <see cref="Apply"/> and <see cref="Open"/>.
/// </remarks>
internal sealed class Consumer
{
    private readonly ConsumerParts _parts;
    private readonly ConsumerState _state;
    private readonly DeliveryPump _pump;
    private readonly AckHandler _acks;
    private readonly PullHandler _pulls;
    private readonly ConsumerTimers _timers;

    public Consumer(ConsumerSettings settings, IStreamStore store, IConsumerPort port, IRandom random)
    {
        _parts = new ConsumerParts(settings, store, port, random);
        _state = _parts.State;
        _pump = new DeliveryPump(_parts);
        _acks = new AckHandler(_parts, random);
        _pulls = new PullHandler(_parts, _pump);
        _timers = new ConsumerTimers(_parts, _acks, _pulls);
    }

    public ConsumerSettings Settings => _state.Settings;

    /// <summary>When <see cref="OnTimer"/> wants to be called; <see cref="Nanoseconds.Never"/>: not at all. Ask after <see cref="Pump"/>.</summary>
    public long NextDue => _timers.NextDue;

    internal ConsumerParts Parts => _parts;

    /// <summary>Begins a new consumer where its deliver policy says.</summary>
    public void Start(long now)
    {
        ulong first = StartPosition.Resolve(Settings, _parts.Store, out SubjectSnapshot? snapshot);
        ConsumerPosition before = new(0, first - 1);
        _state.Cursor.MoveTo(first, snapshot, Settings.Filter);
        _state.Place(before, before, lastDelivery: 0, timeBase: now);
        Begin(now);
    }

    /// <summary>Takes the state up that <see cref="WriteImage"/> wrote.</summary>
    public void Restore(ReadOnlySpan<byte> image) => ConsumerImage.Read(_state, image);

    /// <summary>Does again what was journaled after the image. The store is not asked.</summary>
    public void Apply(ReadOnlySpan<byte> records) => ConsumerReplay.Apply(_state, records);

    /// <summary>Goes on after <see cref="Restore"/>: the store holds by now what the journal held.</summary>
    public void Open(long now)
    {
        ForgetWhatIsGone();
        RescheduleTheFuture(now);
        Begin(now);
    }

    /// <summary>Writes the state as of the last <see cref="Pump"/> or <see cref="Flush"/>.</summary>
    public void WriteImage(IBufferWriter<byte> to) => ConsumerImage.Write(_state, to);

    public void OnCommitted(ulong sequence, ReadOnlySpan<byte> subject) => _state.Cursor.OnAppended(sequence, subject);

    /// <summary>A message is gone from the stream, for whatever reason. One that was pending needs no acknowledgement any more.</summary>
    public void OnRemoved(ulong sequence, ReadOnlySpan<byte> subject, long now)
    {
        _state.Cursor.OnRemoved(sequence, subject);
        int slot = _state.Tracker.Find(sequence);
        if (slot == AckTracker.None)
        {
            return;
        }

        ref PendingMessage message = ref _state.Tracker[slot];
        _parts.Port.Advise(new ConsumerAdvisory(ConsumerAdvisoryKind.Terminated)
        {
            ConsumerSequence = message.ConsumerSequence,
            StreamSequence = sequence,
            Deliveries = message.Deliveries,
            Reason = "Unacknowledged message was deleted",
        });
        _state.Settle(slot);
        _state.LastAck = now;
    }

    /// <summary>Many messages are gone from the stream at once.</summary>
    public void OnPurged(long now)
    {
        ConsumerPosition floor = _state.AckFloor;
        ForgetWhatIsGone();
        _state.LastAck = floor == _state.AckFloor ? _state.LastAck : now;
        _state.Cursor.Recount();
    }

    /// <summary>A pull request came.</summary>
    public void OnRequest(ReadOnlySpan<byte> inbox, ReadOnlySpan<byte> body, long now) => _pulls.Handle(inbox, body, now);

    /// <param name="reply">Where the acknowledgement is to be confirmed; empty: nowhere.</param>
    public void OnAck(in AckSubject ack, ReadOnlySpan<byte> body, ReadOnlySpan<byte> reply, long now)
    {
        AckBody what = AckBody.Parse(body);
        if (!Settings.TracksAcks || !_acks.Handle(ack, what, now) || reply.IsEmpty)
        {
            return;
        }

        if (what.Kind == AckKind.Next)
        {
            _pulls.Handle(reply, what.Rest, now);
            return;
        }

        Flush();
        _parts.Port.ConfirmAck(reply);
    }

    /// <summary>A client answered to the subject of a flow control request.</summary>
    public void OnFlowControl(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> headers, long now)
    {
        bool counts = _parts.Push.OnFlowControl(subject, out bool askAgain);
        if (askAgain)
        {
            _parts.Port.SendStatus(Settings.DeliverSubject, _parts.Status.FlowControl(), _parts.Push.FlowControlSubject);
        }

        if (counts && Settings.AckPolicy == AckPolicy.FlowControl
            && Utf8Parser.TryParse(HeaderFields.Find(headers, "Nats-Last-Stream"u8), out ulong sequence, out _))
        {
            _acks.AcknowledgeUpTo(sequence, now);
        }
    }

    /// <summary>The deliver subject of a push consumer has subscribers now, or none any more.</summary>
    public void OnInterest(bool bound, long now)
    {
        _parts.Push.Bind(bound, now);
        _parts.Inactivity.Used(now);
    }

    public void OnTimer(long now) => _timers.Run(now);

    /// <summary>Delivers what can be delivered. True: there may be more, and the consumer wants its next turn soon.</summary>
    public bool Pump(long now)
    {
        bool more = _pump.Run(now);
        Flush();
        ConsumerInvariants.CheckInDebug(this, now, more);
        return more;
    }

    /// <summary>Hands the changes since the last <see cref="Pump"/> to the journal.</summary>
    public void Flush()
    {
        _state.WritePassed();
        if (!_state.Records.Bytes.IsEmpty)
        {
            _parts.Port.Journal(_state.Records.Bytes);
            _state.Records.Clear();
        }

        _parts.Settled.Tell(_parts.Port);
    }

    /// <summary>Takes changed settings; those that cannot change are the same.</summary>
    public void Update(ConsumerSettings settings, long now)
    {
        bool filtersAnew = !ReferenceEquals(settings.Filter, Settings.Filter);
        bool pausesAnew = settings.PauseUntil != Settings.PauseUntil;
        _parts.Configure(settings, now);
        if (filtersAnew)
        {
            _state.Cursor.MoveTo(_state.Cursor.Next, _state.Cursor.Snapshot, settings.Filter);
            _state.Cursor.Recount();
        }

        if (pausesAnew)
        {
            SetPause(now);
        }
    }

    /// <summary>Begins anew behind the ack floor (0) or at a sequence.</summary>
    public ResetOutcome Reset(ulong sequence)
    {
        if (sequence != 0)
        {
            if (Settings.DeliverPolicy is not (DeliverPolicy.All or DeliverPolicy.ByStartSequence or DeliverPolicy.ByStartTime))
            {
                return ResetOutcome.NotAllowed;
            }

            if (Settings.DeliverPolicy == DeliverPolicy.ByStartSequence && sequence < Settings.StartSequence)
            {
                return ResetOutcome.BelowStart;
            }
        }

        _state.Reset(sequence != 0 ? sequence : _state.AckFloor.Stream + 1);
        _state.Cursor.Recount();
        _parts.Push.Reset();
        return ResetOutcome.Done;
    }

    public void Unpin() => _parts.Groups.Unpin("admin");

    /// <summary>Ends the waiting requests, because the consumer or the server goes away; see <see cref="PullStatus"/>.</summary>
    public void EndRequests(string status) => _pulls.EndAll(status);

    /// <summary>Whether the stream must keep a message for this consumer: it is pending, or still to be delivered.</summary>
    public bool Needs(ulong sequence, ReadOnlySpan<byte> subject) =>
        _state.Tracker.Find(sequence) != AckTracker.None || _state.Cursor.IsAhead(sequence, subject);

    public ConsumerReport Report(long now)
    {
        bool paused = _parts.Pause.IsPaused(now);
        return new ConsumerReport(
            _state.Delivered,
            _state.LastActive,
            _state.AckFloor,
            _state.LastAck,
            _state.Tracker.Count,
            _state.Tracker.Redelivered,
            _parts.Pull.Count,
            _state.Cursor.Pending,
            _parts.Push.IsBound,
            paused,
            paused ? _parts.Pause.Due - now : 0,
            _parts.Pin.Id,
            _parts.Pin.PinnedAt);
    }

    /// <summary>Gives memory back that an idle consumer does not need.</summary>
    public void Trim()
    {
        _state.Tracker.Trim();
        _state.Records.Trim();
        _parts.Settled.Trim();
        _parts.Pull.Trim();
    }

    private void Begin(long now)
    {
        _state.Cursor.Recount();
        _parts.Replay.Start(Settings.Replay == ReplayPolicy.Original ? _parts.Store.State.LastSequence : 0);
        _parts.Inactivity.Used(now);
        if (Settings.PauseUntil > now)
        {
            SetPause(now);
        }
    }

    private void SetPause(long now)
    {
        bool paused = _parts.Pause.Set(Settings.PauseUntil, now);
        _parts.Port.Advise(new ConsumerAdvisory(ConsumerAdvisoryKind.Paused)
        {
            IsPaused = paused,
            PauseUntil = paused ? Settings.PauseUntil : 0,
        });
    }

    private void ForgetWhatIsGone()
    {
        for (int slot = _state.Tracker.Oldest, newer; slot != AckTracker.None; slot = newer)
        {
            newer = _state.Tracker[slot].Newer;
            if (!_parts.Store.TryLoad(_state.Tracker[slot].Sequence, out _))
            {
                _state.Settle(slot);
            }
        }

        ulong first = _parts.Store.State.FirstSequence;
        if (first > _state.Delivered.Stream + 1)
        {
            _state.Skip(first);
        }
    }

    /// <summary>What was delivered later than now was so before the clock was set back: it waits for as long as then, from now on.</summary>
    private void RescheduleTheFuture(long now)
    {
        for (int slot = _state.Tracker.Oldest; slot != AckTracker.None; slot = _state.Tracker[slot].Newer)
        {
            ref PendingMessage message = ref _state.Tracker[slot];
            if (message.DeliveredAt > now && message.Due != Nanoseconds.Never)
            {
                _state.Defer(slot, now + Math.Max(0, message.Due - message.DeliveredAt));
            }
        }
    }
}
