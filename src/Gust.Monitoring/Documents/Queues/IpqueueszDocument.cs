using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Gust.Monitoring.Documents.Queues;

/// <summary>Gives the server's inner queues by name, which is an empty document: the core works messages off where they come in.</summary>
internal sealed class IpqueueszDocument() : Document<IpqueueszOptions, SortedDictionary<string, QueueDepth>>("IPQUEUESZ", "/ipqueuesz")
{
    private static readonly JsonWriterOptions s_wide = new() { Indented = true, IndentSize = 3, NewLine = "\n" };

    protected override JsonTypeInfo<IpqueueszOptions> OptionsType => MonitoringJson.Default.IpqueueszOptions;

    protected override JsonTypeInfo<SortedDictionary<string, QueueDepth>> DataType => MonitoringJson.Default.SortedDictionaryStringQueueDepth;

    protected override IpqueueszOptions Read(MonitoringQuery query) => new() { All = query.Flag("all"), Filter = query.Text("queues") };

    protected override void Make(IpqueueszOptions options, Action<SortedDictionary<string, QueueDepth>> done) => done([]);

    protected override MonitoringAnswer ToAnswer(SortedDictionary<string, QueueDepth> data) => new(200, MonitoringAnswer.Json, Write(data, s_wide));
}
