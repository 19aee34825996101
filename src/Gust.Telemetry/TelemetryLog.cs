using Microsoft.Extensions.Logging;

namespace Gust.Telemetry;

/// <summary>The log events of what is exported by OTLP. Numbers 9000 to 9099; they are stable, and docs/operations/events.md lists them.</summary>
internal static partial class TelemetryLog
{
    [LoggerMessage(9000, LogLevel.Warning, "telemetry: {Endpoint} does not take {Signal}: {Reason}. Messages are not affected; what cannot be exported is lost. Is it the collector's address (OTEL_EXPORTER_OTLP_ENDPOINT), does the collector run, and does it speak {Protocol}?", EventName = "TelemetryNotTaken")]
    public static partial void NotTaken(ILogger logger, string endpoint, string signal, string reason, string protocol);

    [LoggerMessage(9001, LogLevel.Information, "telemetry: {Endpoint} takes {Signal} again", EventName = "TelemetryTakenAgain")]
    public static partial void TakenAgain(ILogger logger, string endpoint, string signal);

    [LoggerMessage(9002, LogLevel.Warning, "telemetry: nothing is exported: {Reason}. Correct the OTEL_ variables and start the server again", EventName = "TelemetryNotStarted")]
    public static partial void NotStarted(ILogger logger, string reason);
}
