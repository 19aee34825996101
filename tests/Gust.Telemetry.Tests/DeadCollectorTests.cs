using System.Net;
using System.Net.Sockets;
using Gust.Client;
using Gust.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gust.Telemetry.Tests;

/// <summary>A collector that is not there, hangs or refuses: told once in the log, and nothing else.</summary>
public sealed class DeadCollectorTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private const string Often = "OTEL_METRIC_EXPORT_INTERVAL=100";

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task A_collector_that_is_not_there_is_told_of_once_for_each_signal(string protocol)
    {
        await using ServerProcess server = await StartAsync($"http://127.0.0.1:{FreePort()}", protocol);

        await server.Log.WaitForAsync("does not take metrics: Connection refused", s_patience);
        await server.Log.WaitForAsync("does not take logs: Connection refused", s_patience);
        await ServesAsync(server);

        Assert.Single(server.Log.ToString().Split('\n'), line => line.Contains("does not take metrics", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http/protobuf", HttpProtocols.Http1, "it answers 401 Unauthorized")]
    [InlineData("grpc", HttpProtocols.Http2, "it answers grpc-status 16 show a key")]
    public async Task A_collector_that_refuses_is_told_of_with_what_it_says(string protocol, HttpProtocols http, string reason)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(http);
        receiver.Refuses = true;
        await using ServerProcess server = await StartAsync(receiver.Url, protocol);

        await server.Log.WaitForAsync($"does not take metrics: {reason}", s_patience);
        receiver.Refuses = false;
        await server.Log.WaitForAsync("takes metrics again", s_patience);
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task A_collector_that_hangs_is_told_of_and_holds_up_nothing(string protocol)
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start(); // connections come up in its backlog, and nobody ever answers
        await using ServerProcess server = await StartAsync($"http://{silent.LocalEndpoint}", protocol, "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT=300");
        await server.Log.WaitForAsync("does not take metrics: it did not answer in time", s_patience);
        await ServesAsync(server);

        server.Signal(ProcessSignal.Terminate);
        await server.WaitForExitAsync(s_patience);
    }

    [Fact]
    public void The_end_waits_for_a_collector_that_hangs_but_not_as_long_as_OpenTelemetry_would()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        TelemetryPlan plan = TelemetryPlan.Read(new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"] = $"http://{silent.LocalEndpoint}" });
        TelemetryExport export = TelemetryExport.Start(plan, "1", NullLogger.Instance)!;
        export.Join(NullLoggerFactory.Instance).CreateLogger("x").LogWarning("something to export");
        long start = TimeProvider.System.GetTimestamp();

        export.Dispose();

        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TelemetryExport.Patience / 2, TimeSpan.FromSeconds(4.5)); // OpenTelemetry: 5 s
    }

    [Fact]
    public async Task Variables_that_make_no_sense_are_told_of_at_the_start_and_the_server_runs()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(HttpProtocols.Http1);
        await using ServerProcess server = await StartAsync(
            receiver.Url,
            "http/protobuf",
            "OTEL_EXPORTER_OTLP_TRACES_HEADERS=secret",
            "OTEL_METRIC_EXPORT_TIMEOUT=-7",
            "OTEL_EXPORTER_OTLP_TIMEOUT=never",
            "OTEL_BLRP_MAX_QUEUE_SIZE=-1",
            "OTEL_BSP_MAX_EXPORT_BATCH_SIZE=0",
            "OTEL_TRACES_SAMPLER=odd");

        await receiver.WaitForAsync("/v1/metrics", "gust.uptime");
        await server.Log.WaitForAsync("OTEL_EXPORTER_OTLP_TRACES_HEADERS is not name=value pairs", s_patience);
        await server.Log.WaitForAsync("OTEL_METRIC_EXPORT_TIMEOUT is \"-7\"", s_patience);
        await server.Log.WaitForAsync("OTEL_TRACES_SAMPLER is \"odd\"", s_patience);
        Assert.DoesNotContain("secret", server.Log.ToString());
    }

    private static Task<ServerProcess> StartAsync(string endpoint, string protocol, params string[] more) => ServerProcess.StartAsync(new ServerExecutable(
        "/usr/bin/env", [$"OTEL_EXPORTER_OTLP_ENDPOINT={endpoint}", $"OTEL_EXPORTER_OTLP_PROTOCOL={protocol}", Often, "OTEL_BLRP_SCHEDULE_DELAY=100", .. more, GustExecutable.Path, "server"]));

    private static async Task ServesAsync(ServerProcess server)
    {
        await using NatsClient client = await NatsClient.ConnectAsync(new NatsClientOptions { Urls = [server.Url] });
        await client.FlushAsync();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
