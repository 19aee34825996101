namespace Gust.Telemetry.Tests;

public sealed class TelemetryPlanTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://x:4317", "metrics logs traces")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://x:4317", "metrics")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://x:4317 OTEL_LOGS_EXPORTER=none", "metrics traces")]
    [InlineData("OTEL_TRACES_EXPORTER=otlp", "traces")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://x:4317 OTEL_SDK_DISABLED=true", "")]
    [InlineData("OTEL_SERVICE_NAME=x", "")]
    public void Signals_are_exported_where_variables_ask_for_them(string variables, string signals)
    {
        TelemetryPlan plan = Read(variables);

        Assert.Equal(signals, Signals(plan));
        Assert.Empty(plan.Problems);
    }

    [Theory]
    [InlineData("OTEL_METRICS_EXPORTER=prometheus", "OTEL_METRICS_EXPORTER is \"prometheus\", not otlp or none; what it is for is not exported", "logs traces")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL=http/json", "OTEL_EXPORTER_OTLP_PROTOCOL is \"http/json\", not grpc or http/protobuf; what it is for is not exported", "")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_PROTOCOL=x", "OTEL_EXPORTER_OTLP_LOGS_PROTOCOL is \"x\", not grpc or http/protobuf; what it is for is not exported", "metrics traces")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT is \"collector:4317\", not a URL such as http://collector:4317; what it is for is not exported", "")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=ftp://x", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is \"ftp://x\", not a URL such as http://collector:4317; what it is for is not exported", "metrics logs")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=//a:b@c", "OTEL_EXPORTER_OTLP_ENDPOINT is not a URL such as http://collector:4317; what it is for is not exported", "")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=secret", "OTEL_EXPORTER_OTLP_HEADERS is not name=value pairs with commas between them; what it is for is not exported", "")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=a(b=c", "OTEL_EXPORTER_OTLP_HEADERS is not name=value pairs with commas between them; what it is for is not exported", "")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=a=b%0D%0Ac", "OTEL_EXPORTER_OTLP_HEADERS is not name=value pairs with commas between them; what it is for is not exported", "")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT=-1", "OTEL_EXPORTER_OTLP_TIMEOUT is \"-1\", not a whole number greater than 0; it counts as not set", "metrics logs traces")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT=10s", "OTEL_EXPORTER_OTLP_TIMEOUT is \"10s\", not a whole number greater than 0; it counts as not set", "metrics logs traces")]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL=0", "OTEL_METRIC_EXPORT_INTERVAL is \"0\", not a whole number greater than 0; it counts as not set", "metrics logs traces")]
    [InlineData("OTEL_BSP_MAX_QUEUE_SIZE=99999999999", "OTEL_BSP_MAX_QUEUE_SIZE is \"99999999999\", not a whole number from 1 to 1000000; it counts as not set", "metrics logs traces")]
    [InlineData("OTEL_BLRP_MAX_QUEUE_SIZE=2147483647", "OTEL_BLRP_MAX_QUEUE_SIZE is \"2147483647\", not a whole number from 1 to 1000000; it counts as not set", "metrics logs traces")]
    [InlineData("OTEL_BSP_MAX_QUEUE_SIZE=100", "OTEL_BSP_MAX_EXPORT_BATCH_SIZE has to be at most OTEL_BSP_MAX_QUEUE_SIZE, which is 100; it counts as not set", "metrics logs traces")]
    [InlineData("OTEL_BLRP_MAX_EXPORT_BATCH_SIZE=4096", "OTEL_BLRP_MAX_EXPORT_BATCH_SIZE has to be at most OTEL_BLRP_MAX_QUEUE_SIZE, which is 2048; it counts as not set", "metrics logs traces")]
    [InlineData("OTEL_TRACES_SAMPLER=sometimes", "OTEL_TRACES_SAMPLER is \"sometimes\", not always_on, always_off, traceidratio, parentbased_always_on, parentbased_always_off or parentbased_traceidratio; it counts as not set", "metrics logs traces")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG=2", "OTEL_TRACES_SAMPLER_ARG is \"2\", not a number from 0 to 1; it counts as not set", "metrics logs traces")]
    [InlineData("OTEL_RESOURCE_ATTRIBUTES=team", "OTEL_RESOURCE_ATTRIBUTES is \"team\", not key=value pairs with commas between them; it counts as not set", "metrics logs traces")]
    [InlineData("OTEL_EXPORTER_OTLP_CERTIFICATE=/none", "OTEL_EXPORTER_OTLP_CERTIFICATE is \"/none\", not a file that can be read; it counts as not set", "metrics logs traces")]
    [InlineData("OTEL_SDK_DISABLED=perhaps", "OTEL_SDK_DISABLED is \"perhaps\", not true or false; it counts as not set", "metrics logs traces")]
    public void What_makes_no_sense_is_told_and_not_done(string variable, string problem, string signals)
    {
        TelemetryPlan plan = Read($"OTEL_EXPORTER_OTLP_ENDPOINT=http://x:4317 {variable}");

        Assert.Equal([problem], plan.Problems);
        Assert.Equal(signals, Signals(plan));
    }

    [Fact]
    public void A_signal_with_good_settings_of_its_own_is_exported_in_spite_of_bad_ones_for_all() =>
        Assert.Equal("logs", Signals(Read("OTEL_EXPORTER_OTLP_ENDPOINT=x OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=http://x:4318")));

    [Fact]
    public void What_is_off_is_not_examined() => Assert.Empty(Read("OTEL_SDK_DISABLED=true OTEL_EXPORTER_OTLP_ENDPOINT=x").Problems);

    private static string Signals(TelemetryPlan plan) =>
        string.Join(' ', (string[])[.. (plan.Metrics ? (string[])["metrics"] : []), .. (plan.Logs ? (string[])["logs"] : []), .. (plan.Traces ? (string[])["traces"] : [])]);

    private static TelemetryPlan Read(string variables)
    {
        Dictionary<string, string> values = [];
        foreach (string[] pair in variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)))
        {
            values[pair[0]] = pair[1];
        }

        return TelemetryPlan.Read(values);
    }
}
