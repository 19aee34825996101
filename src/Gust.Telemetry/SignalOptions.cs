using System.Globalization;
using OpenTelemetry.Exporter;

namespace Gust.Telemetry;

/// <summary>The variables that hold for one signal only. The exporter reads those that hold for all by itself, but not these.</summary>
internal static class SignalOptions
{
    /// <param name="signal"><c>METRICS</c>, <c>LOGS</c> or <c>TRACES</c>.</param>
    /// <param name="options">Changed where a variable is set.</param>
    public static void Apply(string signal, OtlpExporterOptions options) => Apply(signal, options, Environment.GetEnvironmentVariable);

    /// <param name="signal">As above.</param>
    /// <param name="options">As above.</param>
    /// <param name="variable">Gives the value of a variable; null: it is not set.</param>
    public static void Apply(string signal, OtlpExporterOptions options, Func<string, string?> variable)
    {
        if (Uri.TryCreate(Of("ENDPOINT"), UriKind.Absolute, out Uri? endpoint))
        {
            options.Endpoint = endpoint; // as it is: no path is added to the endpoint of one signal
        }

        options.Protocol = Of("PROTOCOL") switch
        {
            "grpc" => OtlpExportProtocol.Grpc,
            "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            _ => options.Protocol,
        };
        options.Headers = Of("HEADERS") ?? options.Headers;
        if (int.TryParse(Of("TIMEOUT"), NumberStyles.None, CultureInfo.InvariantCulture, out int timeoutMs))
        {
            options.TimeoutMilliseconds = timeoutMs;
        }

        string? Of(string name) => variable($"OTEL_EXPORTER_OTLP_{signal}_{name}") is { Length: > 0 } value ? value : null;
    }
}
