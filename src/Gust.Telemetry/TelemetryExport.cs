using System.Runtime.CompilerServices;
using Gust.Core.Tracing;
using Gust.Monitoring.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Gust.Telemetry;

/// <summary>Exports metrics, logs and spans of the servers in this process by OTLP; where to and how the standard variables say.</summary>
internal sealed class TelemetryExport : IDisposable
{
    /// <summary>How long the end of the process waits for a collector.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly TelemetryPlan _plan;
    private readonly ILogger _logger;
    private readonly IConfiguration _values;
    private readonly MeterProvider? _metrics;
    private readonly TracerProvider? _traces;
    private readonly ILoggerFactory? _logs;

    private TelemetryExport(TelemetryPlan plan, string version, ILogger logger)
    {
        _plan = plan;
        _logger = logger;
        _values = new ConfigurationBuilder().AddInMemoryCollection(plan.Values!).Build();
        _metrics = plan.Metrics ? Metrics(version) : null;
        _traces = plan.Traces ? Traces(version) : null;
        _logs = plan.Logs ? Logs(version) : null;
    }

    /// <summary>Starts what is wanted; null: nothing is and no part of OpenTelemetry was loaded, or it did not start, as the log says.</summary>
    /// <param name="plan">What is wanted.</param>
    /// <param name="version">Of the program.</param>
    /// <param name="logger">The server's own log, for what does not work.</param>
    public static TelemetryExport? Start(TelemetryPlan plan, string version, ILogger logger) => plan.IsOn ? StartLoading(plan, version, logger) : null;

    /// <summary>Logs go to both from now on.</summary>
    public ILoggerFactory Join(ILoggerFactory own) => _logs is null ? own : new JoinedLoggerFactory(own, _logs);

    /// <summary>Sends what has not gone out yet, and ends. A collector that hangs is left behind: what sends to it are background threads.</summary>
    public void Dispose()
    {
        int patienceMs = (int)Patience.TotalMilliseconds;
        Thread[] enders =
        [
            Begin(() =>
            {
                _metrics?.Shutdown(patienceMs);
                _metrics?.Dispose();
            }),
            Begin(() =>
            {
                _traces?.Shutdown(patienceMs);
                _traces?.Dispose();
            }),
            Begin(() => _logs?.Dispose()),
        ];
        long start = TimeProvider.System.GetTimestamp();
        foreach (Thread ender in enders)
        {
            TimeSpan left = Patience - TimeProvider.System.GetElapsedTime(start);
            ender.Join(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    /// <summary>On a thread of its own, for a pool may be busy at the end; it does not keep the process alive.</summary>
    private static Thread Begin(Action work)
    {
        Thread thread = new(() => work()) { IsBackground = true, Name = "telemetry end" };
        thread.Start();
        return thread;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TelemetryExport? StartLoading(TelemetryPlan plan, string version, ILogger logger)
    {
        try
        {
            return new TelemetryExport(plan, version, logger);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NotSupportedException or FormatException or IOException or System.Security.Cryptography.CryptographicException)
        {
            TelemetryLog.NotStarted(logger, e.Message); // a server without telemetry is better than none
            return null;
        }
    }

    private MeterProvider Metrics(string version) => Sdk.CreateMeterProviderBuilder()
        .ConfigureServices(services => services.AddSingleton(_values))
        .AddMeter(GustMeter.MeterName)
        .SetResourceBuilder(Resource(version))
        .AddOtlpExporter(options => Apply("METRICS", options))
        .Build();

    private TracerProvider Traces(string version) => Sdk.CreateTracerProviderBuilder()
        .ConfigureServices(services => services.AddSingleton(_values))
        .AddSource(MessageSpans.SourceName)
        .SetResourceBuilder(Resource(version))
        .AddOtlpExporter(options => Apply("TRACES", options))
        .Build();

    private ILoggerFactory Logs(string version) => LoggerFactory.Create(logging =>
    {
        logging.Services.AddSingleton(_values);
        logging.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.SetResourceBuilder(Resource(version));
            options.AddOtlpExporter(exporter => Apply("LOGS", exporter));
        });
    });

    private void Apply(string signal, OtlpExporterOptions options)
    {
        SignalOptions.Apply(signal, options, _plan.Values);
        Func<HttpClient> make = options.HttpClientFactory;
        string protocol = options.Protocol == OtlpExportProtocol.HttpProtobuf ? "http/protobuf" : "grpc";
        EndpointWatch watch = new(options.Endpoint.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped), signal.ToLowerInvariant(), protocol, _logger, TimeProvider.System);
        options.HttpClientFactory = () => new HttpClient(new WatchingHandler(make(), watch));
    }

    /// <summary>Who exports: OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come last, so they win.</summary>
    private static ResourceBuilder Resource(string version) =>
        ResourceBuilder.CreateEmpty().AddService("gust", serviceVersion: version).AddTelemetrySdk().AddEnvironmentVariableDetector();
}
