using Gust.Client;
using Gust.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gust.Telemetry.Tests;

/// <summary>The executable with the standard variables of OpenTelemetry, and something that takes what it exports.</summary>
public sealed class OtlpExportTests : IDisposable
{
    private const string Service = "orders-broker";
    private const string TraceParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private readonly TemporaryDirectory _store = new();

    private string Configuration => $"jetstream {{ store_dir: \"{_store.Path}\" }}";

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("http/protobuf", HttpProtocols.Http1, "/v1/metrics", "/v1/logs", "/v1/traces")]
    [InlineData(
        "grpc",
        HttpProtocols.Http2,
        "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
        "/opentelemetry.proto.collector.logs.v1.LogsService/Export",
        "/opentelemetry.proto.collector.trace.v1.TraceService/Export")]
    public async Task Metrics_logs_and_spans_are_exported(string protocol, HttpProtocols http, string metrics, string logs, string traces)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(http);
        await using ServerProcess server = await ServerProcess.StartAsync(
            WithVariables(
                $"OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Url}",
                $"OTEL_EXPORTER_OTLP_PROTOCOL={protocol}",
                "OTEL_EXPORTER_OTLP_HEADERS=x-key=secret",
                "OTEL_METRIC_EXPORT_INTERVAL=200",
                "OTEL_BSP_SCHEDULE_DELAY=100",
                "OTEL_BLRP_SCHEDULE_DELAY=100"),
            Configuration);
        await using NatsClient client = await NatsClient.ConnectAsync(new NatsClientOptions { Urls = [server.Url], Name = "shop" });
        await StoreAndTakeAsync(client);

        await receiver.WaitForAsync(metrics, Service, "gust.connections", "gust.journal.commit.duration", "gust.consumer.ack_pending");
        await receiver.WaitForAsync(logs, Service, "Server is ready", "Listening for client connections on");
        await receiver.WaitForAsync(traces, Service, "ingress", "store", "deliver", "ack", "messaging.destination.name", "orders.new", "worker");
        Assert.Equal("secret", receiver.Headers!["x-key"]);
    }

    [Fact]
    public async Task What_has_not_gone_out_goes_out_at_the_end()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(HttpProtocols.Http1);
        await using (await ServerProcess.StartAsync(WithVariables($"OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Url}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf")))
        {
        }

        await receiver.WaitForAsync("/v1/metrics", "gust.uptime");
        await receiver.WaitForAsync("/v1/logs", "Server Exiting..");
    }

    [Fact]
    public async Task A_signal_may_be_left_out_or_go_elsewhere()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(HttpProtocols.Http1);
        await using (await ServerProcess.StartAsync(WithVariables(
            $"OTEL_EXPORTER_OTLP_METRICS_ENDPOINT={receiver.Url}/elsewhere", "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL=http/protobuf")))
        {
        }

        await receiver.WaitForAsync("/elsewhere", "gust.uptime");
        Assert.False(receiver.HasReceived("/v1/logs"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OpenTelemetry_is_loaded_only_where_variables_ask_for_it(bool isAskedFor)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(HttpProtocols.Http1);
        await using ServerProcess server = await ServerProcess.StartAsync(
            isAskedFor ? WithVariables($"OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Url}") : GustExecutable.Server);

        string maps = await File.ReadAllTextAsync($"/proc/{server.Id}/maps");

        Assert.Equal(isAskedFor, maps.Contains("OpenTelemetry", StringComparison.Ordinal));
    }

    private static ServerExecutable WithVariables(params string[] variables) =>
        new("/usr/bin/env", [.. variables, $"OTEL_SERVICE_NAME={Service}", GustExecutable.Path, "server"]);

    /// <summary>A sampled message goes into a stream, to a consumer, and is acknowledged.</summary>
    private static async Task StoreAndTakeAsync(NatsClient client)
    {
        await client.RequestAsync("$JS.API.STREAM.CREATE.ORDERS", """{"name":"ORDERS","subjects":["orders.>"]}"""u8.ToArray());
        await client.RequestAsync(
            "$JS.API.CONSUMER.CREATE.ORDERS.worker",
            """{"stream_name":"ORDERS","config":{"durable_name":"worker","name":"worker","ack_policy":"explicit"}}"""u8.ToArray());
        Headers headers = new();
        headers.Add("traceparent", TraceParent);
        await client.RequestAsync("orders.new", "an order"u8.ToArray(), headers);
        string inbox = client.NewInbox();
        Subscription messages = client.Subscribe(inbox);
        await client.PublishAsync("$JS.API.CONSUMER.MSG.NEXT.ORDERS.worker", default, inbox);
        Message message = await messages.Messages.ReadAsync();
        Assert.Equal(TraceParent, message.Headers!["traceparent"]);
        await client.RequestAsync(message.Reply!, "+ACK"u8.ToArray());
    }
}
