using Gust.JetStream.Model;
using Gust.JetStream.Rules;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams;

/// <summary>A stream as answers show it. For the stream's owner.</summary>
internal static class StreamReport
{
    /// <param name="stream">Which.</param>
    /// <param name="withPlace">Whether the answer says where it is: domain and leader.</param>
    public static StreamInfo Of(StreamOwner stream, bool withPlace) => new()
    {
        Config = StreamRules.Shown(stream.Config, stream.Context.ServerVersion),
        Created = WireTime.FromUnixNanoseconds(stream.Created),
        State = StateOf(stream),
        Domain = withPlace ? stream.Context.Domain : "",
        Cluster = withPlace ? new ClusterInfo { Leader = stream.Context.Broker.Identity.Name } : null,
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
            ConsumerCount = stream.Consumers.All.Count(host => !host.Config.Direct),
        };
    }
}
