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

        string[] exported = [.. (plan.Metrics ? (string[])["metrics"] : []), .. (plan.Logs ? (string[])["logs"] : []), .. (plan.Traces ? (string[])["traces"] : [])];
        Assert.Equal(signals, string.Join(' ', exported));
        Assert.Empty(plan.Problems);
    }

    [Theory]
    [InlineData("OTEL_METRICS_EXPORTER=prometheus", "OTEL_METRICS_EXPORTER is \"prometheus\"; otlp and none can be had")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://x OTEL_EXPORTER_OTLP_PROTOCOL=http/json", "OTEL_EXPORTER_OTLP_PROTOCOL is \"http/json\"; grpc and http/protobuf can be had")]
    public void What_cannot_be_had_is_told(string variables, string problem) => Assert.Equal([problem], Read(variables).Problems);

    private static TelemetryPlan Read(string variables)
    {
        Dictionary<string, string> values = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return TelemetryPlan.Read(values.GetValueOrDefault);
    }
}
