using System.Globalization;

namespace Gust.Monitoring;

/// <summary>The parameters of a request, read as nats-server reads them (spec: monitoring.md section 1).</summary>
/// <param name="values">By name; of several values the first counts.</param>
internal sealed class MonitoringQuery(IReadOnlyDictionary<string, string> values)
{
    public static MonitoringQuery Empty { get; } = new(new Dictionary<string, string>());

    public string Text(string name) => values.GetValueOrDefault(name) ?? "";

    /// <exception cref="MonitoringRefusal">It is something else than 1, t, true, 0, f, false in their spellings.</exception>
    public bool Flag(string name) => Text(name) switch
    {
        "" or "0" or "f" or "F" or "FALSE" or "false" or "False" => false,
        "1" or "t" or "T" or "TRUE" or "true" or "True" => true,
        var other => throw Fault("boolean", name, "ParseBool", other, "invalid syntax"),
    };

    /// <summary>A flag that may say <c>detail</c> instead, for more.</summary>
    public bool IsDetail(string name) => Text(name).Equals("detail", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="MonitoringRefusal">It is neither a flag nor <c>detail</c>.</exception>
    public bool FlagOrDetail(string name) => IsDetail(name) || Flag(name);

    /// <exception cref="MonitoringRefusal">It is no integer.</exception>
    public int Integer(string name, int otherwise = 0) => Text(name) switch
    {
        "" => otherwise,
        var text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) =>
            (int)Math.Clamp(value, int.MinValue, int.MaxValue),
        var text => throw Fault("int", name, "Atoi", text, AreDigits(text.AsSpan().TrimStart("+-")) ? "value out of range" : "invalid syntax"),
    };

    /// <exception cref="MonitoringRefusal">It is no number of a connection.</exception>
    public ulong Unsigned(string name) => Text(name) switch
    {
        "" => 0,
        var text when ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) => value,
        var text => throw Fault("uint64", name, "ParseUint", text, AreDigits(text) ? "value out of range" : "invalid syntax"),
    };

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static MonitoringRefusal Fault(string kind, string name, string function, string text, string problem) =>
        new(400, $"Error decoding {kind} for '{name}': strconv.{function}: parsing \"{text}\": {problem}");
}
