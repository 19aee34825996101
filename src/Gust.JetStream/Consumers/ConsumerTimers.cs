namespace Gust.JetStream.Consumers;

/// <summary>What a consumer does because time passes. Owned by <see cref="Consumer"/>.</summary>
internal sealed class ConsumerTimers(ConsumerParts parts, AckHandler acks, PullHandler pulls)
{
    private bool _expired;

    /// <summary>When to call <see cref="Run"/> and then to deliver; may be early, never late.</summary>
    public long NextDue
    {
        get
        {
            long due = Math.Min(parts.State.Schedule.NextDue, parts.Pull.NextDue);
            due = Math.Min(due, Math.Min(parts.Push.HeartbeatDue, parts.Push.RateDue));
            due = Math.Min(due, Math.Min(parts.Replay.Due, parts.Pause.Due));
            return Math.Min(due, Math.Min(parts.Pin.Due, InactiveDue));
        }
    }

    private long InactiveDue => _expired ? Nanoseconds.Never : parts.Inactivity.Due(parts.State.Settings, parts.Pull.Count > 0 || parts.Push.IsBound);

    public void Run(long now)
    {
        while (parts.State.Schedule.TryTakeDue(now, out int slot))
        {
            acks.Again(slot);
        }

        if (parts.Pause.Due <= now)
        {
            parts.Pause.End();
            parts.Port.Advise(new ConsumerAdvisory(ConsumerAdvisoryKind.Paused));
        }

        pulls.OnTimer(now);
        Heartbeat(now);
        if (parts.Pin.Due <= now)
        {
            parts.Groups.Unpin("timeout");
        }

        if (InactiveDue <= now)
        {
            _expired = true;
            parts.Port.Expire();
        }
    }

    private void Heartbeat(long now)
    {
        if (parts.Push.HeartbeatDue > now)
        {
            return;
        }

        ConsumerSettings settings = parts.State.Settings;
        bool acksByAnswers = settings.AckPolicy == AckPolicy.FlowControl;
        ReadOnlySpan<byte> stalledAt = parts.Push.StalledAt(acksByAnswers && !parts.State.HasCredit);
        parts.Port.SendStatus(settings.DeliverSubject, parts.Status.Heartbeat(parts.State.Delivered, stalledAt), default);
        parts.Push.OnHeartbeat(now);
        if (acksByAnswers && parts.State.Tracker.Count > 0 && parts.Push.AskNow())
        {
            parts.Port.SendStatus(settings.DeliverSubject, parts.Status.FlowControl(), parts.Push.FlowControlSubject);
        }
    }
}
