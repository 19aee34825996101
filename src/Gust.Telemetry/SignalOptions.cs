using System.Globalization;
using OpenTelemetry.Exporter;

namespace Gust.Telemetry;

/// <summary>The variables that hold for one signal only. The exporter reads those that hold for all by itself, but not these.</summary>
internal static class SignalOptions
{
    /// <param name="signal"><c>METRICS</c>, <c>LOGS</c> or <c>TRACES</c>.</param>
    /// <param name="options">Changed where a variable is set.</param>
    /// <param name="values">Variables that make sense.</param>
    public static void Apply(string signal, OtlpExporterOptions options, IReadOnlyDictionary<string, string> values)
    {
        if (Of("ENDPOINT") is { } endpoint)
        {
            options.Endpoint = new Uri(endpoint); // as it is: no path is added to the endpoint of one signal
        }

        options.Protocol = Of("PROTOCOL") switch
        {
            "grpc" => OtlpExportProtocol.Grpc,
            "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            _ => options.Protocol,
        };
        options.Headers = Of("HEADERS") ?? options.Headers;
        options.TimeoutMilliseconds = Of("TIMEOUT") is { } timeout ? int.Parse(timeout, CultureInfo.InvariantCulture) : options.TimeoutMilliseconds;

        string? Of(string name) => values.GetValueOrDefault($"OTEL_EXPORTER_OTLP_{signal}_{name}");
    }
}
