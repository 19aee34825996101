using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>What may not change while a consumer lives.</summary>
internal static class ConsumerUpdateChecks
{
    public static JetStreamError? Check(ConsumerConfig old, ConsumerConfig updated) =>
        Fault(old, updated) is { } fault ? JetStreamError.Of(ErrorCode.ConsumerCreate, fault) : null;

    private static string? Fault(ConsumerConfig old, ConsumerConfig updated)
    {
        string? field = old.DeliverPolicy != updated.DeliverPolicy ? "deliver policy"
            : old.MemStorage != updated.MemStorage ? "storage type"
            : old.OptStartSeq != updated.OptStartSeq ? "start sequence"
            : old.OptStartTime?.ToUniversal() != updated.OptStartTime?.ToUniversal() ? "start time"
            : old.AckPolicy != updated.AckPolicy ? "ack policy"
            : old.ReplayPolicy != updated.ReplayPolicy ? "replay policy"
            : old.IdleHeartbeatNs != updated.IdleHeartbeatNs ? "heart beats"
            : old.FlowControl != updated.FlowControl ? "flow control"
            : old.Direct != updated.Direct ? "direct"
            : old.Sourcing != updated.Sourcing ? "sourcing"
            : null;
        return field is not null ? $"{field} can not be updated" : Mode(old, updated);
    }

    private static string? Mode(ConsumerConfig old, ConsumerConfig updated)
    {
        bool wasPush = old.DeliverSubject.Length > 0;
        bool isPush = updated.DeliverSubject.Length > 0;
        return !wasPush && isPush ? "can not update pull consumer to push based"
            : wasPush && !isPush ? "can not update push consumer to pull based"
            : old.MaxWaiting != updated.MaxWaiting ? "max waiting can not be updated"
            : null;
    }
}
