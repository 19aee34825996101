using Gust.JetStream.Api;
using Gust.JetStream.Model;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;
using Gust.Web.Console.Lists;

namespace Gust.Web.Console.Observed;

/// <summary>What a stream tells of itself and its consumers, in a turn of its own.</summary>
internal sealed record StreamFacts(StreamRow Stream, ConsumerRow[] Consumers)
{
    /// <summary>Null: its disk does not answer. The others are told of all the same.</summary>
    public static StreamFacts? TryOf(StreamOwner stream)
    {
        try
        {
            return Of(stream);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static StreamFacts Of(StreamOwner stream)
    {
        ConsumerRow[] consumers = [.. stream.Consumers.All.Where(consumer => !consumer.Config.Direct).Select(consumer => Of(stream, ConsumerReports.Listed(stream, consumer)))];
        StreamInfo info = StreamReport.Listed(stream);
        return new StreamFacts(Of(stream, info, consumers), consumers);
    }

    private static StreamRow Of(StreamOwner stream, StreamInfo info, ConsumerRow[] consumers) => new()
    {
        Account = stream.Site.Account.Name,
        Name = stream.Name,
        Subjects = info.Config.Subjects ?? [],
        Description = info.Config.Description is { Length: > 0 } description ? description : null,
        Storage = info.Config.Storage == StorageKind.Memory ? "memory" : "file",
        Retention = info.Config.Retention switch { RetentionKind.Interest => "interest", RetentionKind.WorkQueue => "workqueue", _ => "limits" },
        DiscardsNew = info.Config.Discard == DiscardKind.New,
        MaxMessages = Math.Max(0, info.Config.MaxMsgs),
        MaxBytes = Math.Max(0, info.Config.MaxBytes),
        Replicas = info.Config.NumReplicas,
        Messages = (long)info.State.Messages,
        Bytes = (long)info.State.Bytes,
        FirstSeq = info.State.FirstSeq,
        LastSeq = info.State.LastSeq,
        LastTime = info.State.LastTs.ToString(),
        SubjectCount = info.State.NumSubjects,
        Deleted = info.State.NumDeleted,
        Consumers = info.State.ConsumerCount,
        Lag = consumers.Length == 0 ? 0 : consumers.Max(consumer => consumer.Lag),
        AckPending = consumers.Sum(consumer => consumer.AckPending),
        Redelivered = consumers.Sum(consumer => consumer.Redelivered),
    };

    private static ConsumerRow Of(StreamOwner stream, ConsumerInfo info) => new()
    {
        Account = stream.Site.Account.Name,
        Stream = stream.Name,
        Name = info.Name,
        Kind = info.Config!.DeliverSubject.Length == 0 ? "pull" : "push",
        Filter = string.Join(", ", ConsumerFilters.Of(info.Config)),
        Lag = (long)info.NumPending,
        AckPending = info.NumAckPending,
        MaxAckPending = info.Config.MaxAckPending,
        Redelivered = info.NumRedelivered,
        Waiting = info.NumWaiting,
        Listened = info.PushBound,
        Delivered = info.Delivered.Stream,
        AckFloor = info.AckFloor.Stream,
        LastActive = (info.Delivered.LastActive ?? default).ToString(),
        Paused = info.Paused,
    };
}
