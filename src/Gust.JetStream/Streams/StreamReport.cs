using Gust.JetStream.Model;
using Gust.JetStream.Rules;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams;

/// <summary>A stream as answers show it. For the stream's owner.</summary>
internal static class StreamReport
{
    /// <summary>Sequences that one answer lists at most, of messages that are gone.</summary>
    public const int SequencesMax = 1 << 20;

    /// <summary>As the answer to its creation shows it.</summary>
    public static StreamInfo Created(StreamOwner stream) => Listed(stream) with
    {
        Config = StreamRules.Shown(stream.Config, stream.Context.ServerVersion, stream.IsInMemory ? null : stream.Context.SyncMode),
        Domain = "",
    };

    /// <summary>As the answer to an update shows it.</summary>
    public static StreamInfo Updated(StreamOwner stream) => Created(stream) with { Domain = stream.Context.Domain };

    /// <summary>As an answer about this one stream shows it.</summary>
    public static StreamInfo Full(StreamOwner stream) =>
        Updated(stream) with { Cluster = new ClusterInfo { Leader = stream.Context.Broker.Identity.Name } };

    /// <summary>As a list shows it: the server says nothing of itself in the configuration.</summary>
    public static StreamInfo Listed(StreamOwner stream) => new()
    {
        Config = stream.Config,
        Created = WireTime.FromUnixNanoseconds(stream.Created),
        State = StateOf(stream),
        Domain = stream.Context.Domain,
        Mirror = stream.Origins.Mirror,
        Sources = stream.Origins.Sources,
        Time = WireTime.FromUnixNanoseconds(stream.Now),
    };

    private static StreamStateInfo StateOf(StreamOwner stream)
    {
        StreamState state = stream.Store.State;
        return new StreamStateInfo
        {
            Messages = (ulong)state.Messages,
            Bytes = (ulong)state.Bytes,
            FirstSeq = state.LastSequence == 0 ? 0 : state.FirstSequence,
            FirstTs = state.FirstTime == 0 ? default : WireTime.FromUnixNanoseconds(state.FirstTime),
            LastSeq = state.LastSequence,
            LastTs = state.LastTime == 0 ? default : WireTime.FromUnixNanoseconds(state.LastTime),
            NumSubjects = state.Subjects,
            NumDeleted = state.Deleted,
            Lost = Lost(stream.Damages),
            ConsumerCount = stream.Consumers.All.Count(host => !host.Config.Direct),
        };
    }

    private static LostMessages? Lost(List<StreamDamage> damages)
    {
        if (damages.Count == 0)
        {
            return null;
        }

        SortedSet<ulong> sequences = [];
        foreach (StreamDamage damage in damages)
        {
            for (ulong sequence = damage.FirstLost; sequence <= damage.LastLost && sequences.Count < SequencesMax; sequence++)
            {
                sequences.Add(sequence);
            }
        }

        return new LostMessages { Sequences = [.. sequences], Bytes = (ulong)damages.Sum(damage => damage.Bytes) };
    }
}
