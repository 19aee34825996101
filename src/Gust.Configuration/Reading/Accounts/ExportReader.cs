using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Accounts;

/// <summary>Reads <c>exports</c>.</summary>
internal static class ExportReader
{
    private static readonly BlockReader<ExportDraft> s_keys = new BlockReader<ExportDraft>()
        .On("stream", (context, key, draft) => ReadSubject(context, key, draft, ShareKind.Stream))
        .On("service", (context, key, draft) => ReadSubject(context, key, draft, ShareKind.Service))
        .TextArray("accounts", (draft, v) => draft.Export.Accounts = v.Count == 0 ? null : v)
        .Integer("account_token_position", IntegerRange.Size31, (draft, v) => draft.Export.AccountTokenPosition = (int)v)
        .On("response response_type", ReadResponse)
        .On("threshold response_threshold response_max_time response_time", ReadThreshold)
        .On("latency", ReadLatency)
        .On("allow_trace", ReadAllowTrace);

    private static readonly BlockReader<ServiceLatencyOptions> s_latencyKeys = new BlockReader<ServiceLatencyOptions>()
        .Text("subject", (latency, v) => latency.Subject = v)
        .On("sampling", ReadSampling)
        .TolerateUnknown();

    public static List<ExportOptions> ReadList(ReadingContext context, ConfigEntry entry)
    {
        var exports = new List<ExportOptions>();
        if (!context.Values.Array(entry, out var items))
        {
            return exports;
        }

        foreach (var item in items.Items)
        {
            if (item is not ConfigMap block)
            {
                context.Diagnostics.Error(item.Position, $"an export should be a map with 'stream' or 'service', not {item.Kind}");
                continue;
            }

            var draft = new ExportDraft(new ExportOptions { Position = block.Position });
            if (s_keys.Read(context, block, draft) && draft.Check(context, block.Position))
            {
                exports.Add(draft.Export);
            }
        }

        return exports;
    }

    private static void ReadSubject(ReadingContext context, ConfigEntry key, ExportDraft draft, ShareKind kind)
    {
        if (!context.Values.Text(key, out var subject))
        {
            return;
        }

        if (draft.HasKind)
        {
            context.Diagnostics.Error(key.KeyPosition, $"detected {key.Key} \"{subject}\" but already saw a {draft.Export.Kind.InWords()}");
            return;
        }

        draft.HasKind = true;
        draft.Export.Kind = kind;
        draft.Export.Subject = subject;
    }

    private static void ReadResponse(ReadingContext context, ConfigEntry key, ExportDraft draft)
    {
        if (!context.Values.Text(key, out var text) || !draft.TakeOnce(context, key, "response type"))
        {
            return;
        }

        ServiceResponseKind? kind = text.ToLowerInvariant() switch
        {
            "single" or "singleton" => ServiceResponseKind.Singleton,
            "stream" => ServiceResponseKind.Stream,
            "chunk" or "chunked" => ServiceResponseKind.Chunked,
            _ => null,
        };
        draft.Export.ResponseKind = kind ?? default;
        if (kind is null)
        {
            context.Diagnostics.Error(key.Value.Position, $"unknown response type \"{text}\": expected singleton, stream or chunked");
        }
    }

    private static void ReadThreshold(ReadingContext context, ConfigEntry key, ExportDraft draft)
    {
        if (draft.TakeOnce(context, key, "response threshold")
            && context.Values.DurationText(key, out var threshold)
            && context.Values.NotNegative(key, threshold))
        {
            draft.Export.ResponseThreshold = threshold == TimeSpan.Zero ? null : threshold;
        }
    }

    private static void ReadLatency(ReadingContext context, ConfigEntry key, ExportDraft draft)
    {
        var latency = new ServiceLatencyOptions();
        draft.Export.Latency = latency;
        if (!draft.TakeOnce(context, key, "latency"))
        {
            return;
        }

        switch (key.Value)
        {
            case ConfigString { Value: var subject }:
                latency.Subject = subject;
                break;
            case ConfigMap block:
                s_latencyKeys.Read(context, block, latency);
                break;
            default:
                context.Diagnostics.Error(key.Value.Position, $"'{key.Key}' must be a subject or a map {{ subject, sampling }}, not {key.Value.Kind}");
                break;
        }
    }

    private static void ReadSampling(ReadingContext context, ConfigEntry key, ServiceLatencyOptions latency)
    {
        if (key.Value is ConfigString { Value: var text } && text.Equals("headers", StringComparison.OrdinalIgnoreCase))
        {
            latency.Sampling = 0;
        }
        else if (SamplingReader.TryRead(context, key, out var sampling, others: ", or \"headers\""))
        {
            latency.Sampling = sampling;
        }
    }

    private static void ReadAllowTrace(ReadingContext context, ConfigEntry key, ExportDraft draft)
    {
        if (draft.TakeOnce(context, key, "allow_trace") && context.Values.Boolean(key, out var allow))
        {
            draft.Export.AllowTrace = allow;
        }
    }
}
