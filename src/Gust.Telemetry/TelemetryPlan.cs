using System.Collections;
using System.Globalization;

namespace Gust.Telemetry;

/// <summary>What the standard variables of OpenTelemetry ask a process to export.</summary>
/// <param name="Metrics">By OTLP.</param>
/// <param name="Logs">Likewise.</param>
/// <param name="Traces">Likewise.</param>
/// <param name="Values">The variables that make sense, for who does the work: it throws or falls silent over others.</param>
/// <param name="Problems">What they ask for that cannot be had.</param>
internal sealed record TelemetryPlan(bool Metrics, bool Logs, bool Traces, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Problems)
{
    private const string Prefix = "OTEL_";
    private const string Exporter = "OTEL_EXPORTER_OTLP_";
    private const string Ignored = "; it counts as not set";

    /// <summary>Without these a signal would go elsewhere than it should, or without what it is to show: then rather not at all.</summary>
    private static readonly string[] s_vital = ["ENDPOINT", "PROTOCOL", "HEADERS"];

    /// <summary>Nothing is exported unless somebody says where to: a server does not call out on its own.</summary>
    public bool IsOn => Metrics || Logs || Traces;

    public static TelemetryPlan FromEnvironment() => Read(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "", StringComparer.Ordinal));

    /// <param name="variables">Those of the process, by name.</param>
    public static TelemetryPlan Read(IReadOnlyDictionary<string, string> variables)
    {
        Dictionary<string, string> values = variables
            .Where(pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(pair.Value))
            .ToDictionary(pair => pair.Key, pair => pair.Value.Trim(), StringComparer.Ordinal);
        if (values.TryGetValue("OTEL_SDK_DISABLED", out string? disabled) && disabled.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            return new TelemetryPlan(false, false, false, values, []);
        }

        SortedDictionary<string, string> problems = new(StringComparer.Ordinal);
        foreach ((string name, string value) in values)
        {
            if (VariableRule.ProblemOf(name, value) is { } problem)
            {
                problems.Add(name, problem);
            }
        }

        foreach (string queue in (string[])["OTEL_BSP", "OTEL_BLRP"])
        {
            CheckBatch(queue, values, problems);
        }

        foreach (string name in problems.Keys)
        {
            values.Remove(name);
        }

        bool IsExported(string signal) => IsWanted(signal, values, problems);
        return new TelemetryPlan(IsExported("METRICS"), IsExported("LOGS"), IsExported("TRACES"), values, [.. problems.Select(Tell)]);
    }

    /// <summary>A batch that is larger than its queue is no batch for who does the work: it throws.</summary>
    private static void CheckBatch(string queue, Dictionary<string, string> values, SortedDictionary<string, string> problems)
    {
        const int QueueDefault = 2048;
        const int BatchDefault = 512;
        string name = $"{queue}_MAX_EXPORT_BATCH_SIZE";
        int room = Number($"{queue}_MAX_QUEUE_SIZE", QueueDefault);
        if (Number(name, BatchDefault) <= room)
        {
            return;
        }

        string culprit = values.ContainsKey(name) ? name : $"{queue}_MAX_QUEUE_SIZE";
        problems.TryAdd(culprit, $"{name} has to be at most {queue}_MAX_QUEUE_SIZE, which is {room}");
        values.Remove($"{queue}_MAX_QUEUE_SIZE");

        int Number(string variable, int otherwise) =>
            !problems.ContainsKey(variable) && values.TryGetValue(variable, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }

    private static bool IsWanted(string signal, Dictionary<string, string> values, SortedDictionary<string, string> problems)
    {
        string exporter = $"OTEL_{signal}_EXPORTER";
        string chosen = values.GetValueOrDefault(exporter, "");
        bool hasEndpoint = values.ContainsKey($"{Exporter}ENDPOINT") || values.ContainsKey($"{Exporter}{signal}_ENDPOINT");
        bool isSpoiled = problems.ContainsKey(exporter) || s_vital.Any(vital =>
            problems.ContainsKey($"{Exporter}{signal}_{vital}") || (problems.ContainsKey(Exporter + vital) && !values.ContainsKey($"{Exporter}{signal}_{vital}")));
        return !isSpoiled && chosen != "none" && (hasEndpoint || chosen == "otlp");
    }

    private static string Tell(KeyValuePair<string, string> problem)
    {
        bool isVital = problem.Key.EndsWith("_EXPORTER", StringComparison.Ordinal)
            || s_vital.Any(vital => problem.Key.StartsWith(Exporter, StringComparison.Ordinal) && problem.Key.EndsWith(vital, StringComparison.Ordinal));
        return problem.Value + (isVital ? "; what it is for is not exported" : Ignored);
    }
}
