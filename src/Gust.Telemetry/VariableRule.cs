using System.Globalization;
using System.Text.RegularExpressions;

namespace Gust.Telemetry;

/// <summary>What the values of some of OpenTelemetry's variables have to be like.</summary>
/// <param name="Name">Matches the names of those variables.</param>
/// <param name="Wanted">What they have to be, for people.</param>
/// <param name="Fits">Whether a value is such a one.</param>
internal sealed partial record VariableRule(Regex Name, string Wanted, Func<string, bool> Fits)
{
    /// <summary>Who does the work makes room for all of a queue when it starts.</summary>
    private const int QueueMax = 1_000_000;

    private static readonly string[] s_samplers =
        ["always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"];

    /// <summary>The first whose name matches counts.</summary>
    public static IReadOnlyList<VariableRule> All { get; } =
    [
        new(DisabledName(), "true or false", value => bool.TryParse(value, out _)),
        new(ExporterName(), "otlp or none", value => value is "otlp" or "none"),
        new(EndpointName(), "a URL such as http://collector:4317", IsUrl),
        new(ProtocolName(), "grpc or http/protobuf", value => value is "grpc" or "http/protobuf"),
        new(HeadersName(), "name=value pairs with commas between them", AreHeaders) { IsSecret = true },
        new(QueueName(), $"a whole number from 1 to {QueueMax}", value => IsCount(value) && int.Parse(value, CultureInfo.InvariantCulture) <= QueueMax),
        new(NumberName(), "a whole number greater than 0", IsCount),
        new(TemporalityName(), "cumulative, delta or lowmemory", value => value.ToLowerInvariant() is "cumulative" or "delta" or "lowmemory"),
        new(CompressionName(), "gzip or none", value => value is "gzip" or "none"),
        new(SamplerName(), string.Join(", ", s_samplers[..^1]) + " or " + s_samplers[^1], value => s_samplers.Contains(value)),
        new(SamplerArgumentName(), "a number from 0 to 1", IsRatio),
        new(AttributesName(), "key=value pairs with commas between them", value => Pairs(value).All(pair => pair.Name.Length > 0)),
        new(FileName(), "a file that can be read", File.Exists),
    ];

    /// <summary>Values may hold keys: they are not told.</summary>
    private bool IsSecret { get; init; }

    /// <summary>What is wrong with a variable; null: nothing, as far as is known.</summary>
    public static string? ProblemOf(string name, string value)
    {
        VariableRule? rule = All.FirstOrDefault(rule => rule.Name.IsMatch(name));
        if (rule is null || rule.Fits(value))
        {
            return null;
        }

        bool isShown = !rule.IsSecret && !value.Contains('@', StringComparison.Ordinal);
        return isShown ? $"{name} is \"{value}\", not {rule.Wanted}" : $"{name} is not {rule.Wanted}";
    }

    private static bool IsUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" && url.Host.Length > 0;

    private static bool IsCount(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0;

    private static bool IsRatio(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double ratio) && ratio is >= 0 and <= 1;

    /// <summary>As the exporter and HTTP take them: names are tokens, values have no line ends.</summary>
    private static bool AreHeaders(string value) =>
        Pairs(value).All(pair => HeaderName().IsMatch(pair.Name) && !Uri.UnescapeDataString(pair.Value).Any(char.IsControl));

    /// <summary>A part without an equals sign has an empty name.</summary>
    private static IEnumerable<(string Name, string Value)> Pairs(string value) =>
        from part in value.Split(',')
        let at = part.IndexOf('=', StringComparison.Ordinal)
        select at < 0 ? ("", part) : (part[..at].Trim(), part[(at + 1)..].Trim());

    [GeneratedRegex("^OTEL_SDK_DISABLED$")]
    private static partial Regex DisabledName();

    [GeneratedRegex("^OTEL_(METRICS|LOGS|TRACES)_EXPORTER$")]
    private static partial Regex ExporterName();

    [GeneratedRegex("^OTEL_EXPORTER_OTLP_((METRICS|LOGS|TRACES)_)?ENDPOINT$")]
    private static partial Regex EndpointName();

    [GeneratedRegex("^OTEL_EXPORTER_OTLP_((METRICS|LOGS|TRACES)_)?PROTOCOL$")]
    private static partial Regex ProtocolName();

    [GeneratedRegex("^OTEL_EXPORTER_OTLP_((METRICS|LOGS|TRACES)_)?HEADERS$")]
    private static partial Regex HeadersName();

    [GeneratedRegex("^OTEL_(EXPORTER_OTLP_((METRICS|LOGS|TRACES)_)?TIMEOUT|METRIC_EXPORT_(INTERVAL|TIMEOUT)|(BSP|BLRP)_(SCHEDULE_DELAY|EXPORT_TIMEOUT|MAX_EXPORT_BATCH_SIZE))$")]
    private static partial Regex NumberName();

    [GeneratedRegex("^OTEL_(BSP|BLRP)_MAX_QUEUE_SIZE$")]
    private static partial Regex QueueName();

    [GeneratedRegex("^OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE$")]
    private static partial Regex TemporalityName();

    [GeneratedRegex("^OTEL_EXPORTER_OTLP_((METRICS|LOGS|TRACES)_)?COMPRESSION$")]
    private static partial Regex CompressionName();

    [GeneratedRegex("^OTEL_TRACES_SAMPLER$")]
    private static partial Regex SamplerName();

    [GeneratedRegex("^OTEL_TRACES_SAMPLER_ARG$")]
    private static partial Regex SamplerArgumentName();

    [GeneratedRegex("^OTEL_RESOURCE_ATTRIBUTES$")]
    private static partial Regex AttributesName();

    [GeneratedRegex("^OTEL_EXPORTER_OTLP_(CERTIFICATE|CLIENT_CERTIFICATE|CLIENT_KEY)$")]
    private static partial Regex FileName();

    [GeneratedRegex("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")]
    private static partial Regex HeaderName();
}
