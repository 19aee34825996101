using System.Runtime.CompilerServices;
using Gust.Core.Tracing;
using Gust.Monitoring.Metrics;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Gust.Telemetry;

/// <summary>Exports metrics, logs and spans of the servers in this process by OTLP; where to and how the standard variables say.</summary>
internal sealed class TelemetryExport : IDisposable
{
    private const int FlushMs = 5000;

    private readonly MeterProvider? _metrics;
    private readonly TracerProvider? _traces;
    private readonly ILoggerFactory? _logs;

    private TelemetryExport(TelemetryPlan plan, string version)
    {
        _metrics = plan.Metrics ? Metrics(version) : null;
        _traces = plan.Traces ? Traces(version) : null;
        _logs = plan.Logs ? Logs(version) : null;
    }

    /// <summary>Starts what is wanted; null: nothing is, and no part of OpenTelemetry was loaded.</summary>
    /// <param name="plan">What is wanted.</param>
    /// <param name="version">Of the program.</param>
    public static TelemetryExport? Start(TelemetryPlan plan, string version) => plan.IsOn ? StartLoading(plan, version) : null;

    /// <summary>Logs go to both from now on.</summary>
    public ILoggerFactory Join(ILoggerFactory own) => _logs is null ? own : new JoinedLoggerFactory(own, _logs);

    /// <summary>Sends what has not gone out yet, and ends.</summary>
    public void Dispose()
    {
        _metrics?.Shutdown(FlushMs);
        _traces?.Shutdown(FlushMs);
        _metrics?.Dispose();
        _traces?.Dispose();
        _logs?.Dispose();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TelemetryExport StartLoading(TelemetryPlan plan, string version) => new(plan, version);

    private static MeterProvider Metrics(string version) => Sdk.CreateMeterProviderBuilder()
        .AddMeter(GustMeter.MeterName)
        .SetResourceBuilder(Resource(version))
        .AddOtlpExporter()
        .Build();

    private static TracerProvider Traces(string version) => Sdk.CreateTracerProviderBuilder()
        .AddSource(MessageSpans.SourceName)
        .SetResourceBuilder(Resource(version))
        .AddOtlpExporter()
        .Build();

    private static ILoggerFactory Logs(string version) => LoggerFactory.Create(logging => logging.AddOpenTelemetry(options =>
    {
        options.IncludeFormattedMessage = true;
        options.SetResourceBuilder(Resource(version));
        options.AddOtlpExporter();
    }));

    /// <summary>Who exports: OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come last, so they win.</summary>
    private static ResourceBuilder Resource(string version) =>
        ResourceBuilder.CreateEmpty().AddService("gust", serviceVersion: version).AddTelemetrySdk().AddEnvironmentVariableDetector();
}
