using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Rules;

/// <summary>What may not change while a stream lives.</summary>
internal static class StreamUpdateChecks
{
    public static JetStreamError? Check(StreamConfig old, StreamConfig updated)
    {
        if (Fault(old, updated) is { } fault)
        {
            return JetStreamError.InvalidStream(fault);
        }

        // A mirror may be made a stream of its own, never another mirror.
        bool isMirrorKept = updated.Mirror is null || (old.Mirror is not null && ModelJson.AreEqual(StreamSource.Shape, old.Mirror, updated.Mirror));
        return isMirrorKept ? Late(old, updated) : JetStreamError.Of(ErrorCode.StreamMirrorNotUpdatable);
    }

    private static string? Fault(StreamConfig old, StreamConfig updated)
    {
        bool isWorkQueueChange = (old.Retention == RetentionKind.WorkQueue) != (updated.Retention == RetentionKind.WorkQueue);
        return old.Name != updated.Name ? "stream configuration name must match original"
            : old.Storage != updated.Storage ? "stream configuration update can not change storage type"
            : isWorkQueueChange ? "stream configuration update can not change retention policy to/from workqueue"
            : old.Sealed && !updated.Sealed ? "stream configuration update can not unseal a sealed stream"
            : old.DenyDelete && !updated.DenyDelete ? "stream configuration update can not cancel deny message deletes"
            : old.DenyPurge && !updated.DenyPurge ? "stream configuration update can not cancel deny purge"
            : null;
    }

    private static JetStreamError? Late(StreamConfig old, StreamConfig updated)
    {
        string? fault = old.AllowMsgCounter != updated.AllowMsgCounter ? "stream configuration update can not change message counter setting"
            : old.AllowMsgTtl && !updated.AllowMsgTtl ? "message TTL status can not be disabled"
            : old.AllowMsgSchedules && !updated.AllowMsgSchedules ? "message schedules can not be disabled"
            : old.PersistMode != updated.PersistMode ? "stream configuration update can not change persist mode"
            : null;
        return fault is null ? null : JetStreamError.InvalidStream(fault);
    }
}
