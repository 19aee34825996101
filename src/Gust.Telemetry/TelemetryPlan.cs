namespace Gust.Telemetry;

/// <summary>What the standard variables of OpenTelemetry ask a process to export.</summary>
/// <param name="Metrics">By OTLP.</param>
/// <param name="Logs">Likewise.</param>
/// <param name="Traces">Likewise.</param>
/// <param name="Problems">What they ask for that cannot be had.</param>
internal sealed record TelemetryPlan(bool Metrics, bool Logs, bool Traces, IReadOnlyList<string> Problems)
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Nothing is exported unless somebody says where to: a server does not call out on its own.</summary>
    public bool IsOn => Metrics || Logs || Traces;

    public static TelemetryPlan FromEnvironment() => Read(Environment.GetEnvironmentVariable);

    /// <param name="variable">Gives the value of a variable; null: it is not set.</param>
    public static TelemetryPlan Read(Func<string, string?> variable)
    {
        List<string> problems = [];
        bool isOff = string.Equals(variable("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase);
        TelemetryPlan plan = isOff
            ? new TelemetryPlan(false, false, false, problems)
            : new TelemetryPlan(IsWanted("METRICS"), IsWanted("LOGS"), IsWanted("TRACES"), problems);
        CheckProtocols();
        return plan;

        bool IsWanted(string signal)
        {
            string exporter = $"OTEL_{signal}_EXPORTER";
            switch (variable(exporter))
            {
                case null or "":
                    return Has(Endpoint) || Has($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT");
                case "otlp":
                    return true;
                case "none":
                    return false;
                case var other:
                    problems.Add($"{exporter} is \"{other}\"; otlp and none can be had");
                    return false;
            }
        }

        bool Has(string name) => !string.IsNullOrWhiteSpace(variable(name));

        void CheckProtocols()
        {
            foreach (string name in (string[])["OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "OTEL_EXPORTER_OTLP_LOGS_PROTOCOL", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"])
            {
                if (plan.IsOn && variable(name) is { Length: > 0 } protocol && protocol is not ("grpc" or "http/protobuf"))
                {
                    problems.Add($"{name} is \"{protocol}\"; grpc and http/protobuf can be had");
                }
            }
        }
    }
}
