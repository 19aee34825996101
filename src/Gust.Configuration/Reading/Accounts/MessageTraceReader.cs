using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Accounts;

/// <summary>Reads <c>msg_trace</c>: a subject, or a map with a share of the messages.</summary>
internal static class MessageTraceReader
{
    private static readonly BlockReader<MessageTraceOptions> s_keys = new BlockReader<MessageTraceOptions>()
        .Text("dest", (trace, v) => trace.Destination = v)
        .On("sampling", ReadSampling);

    public static MessageTraceOptions? Read(ReadingContext context, ConfigEntry entry)
    {
        var trace = new MessageTraceOptions { Position = entry.KeyPosition };
        switch (entry.Value)
        {
            case ConfigString { Value: var destination }:
                trace.Destination = destination;
                return trace;
            case ConfigMap block:
                return s_keys.Read(context, block, trace) ? trace : null;
            default:
                context.Diagnostics.Error(entry.Value.Position, $"'{entry.Key}' must be a subject or a map {{ dest, sampling }}, not {entry.Value.Kind}");
                return null;
        }
    }

    private static void ReadSampling(ReadingContext context, ConfigEntry key, MessageTraceOptions trace)
    {
        if (SamplingReader.TryRead(context, key, out var sampling))
        {
            trace.Sampling = sampling;
        }
    }
}
