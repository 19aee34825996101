using System.Globalization;

namespace Gust.Monitoring.Metrics.Text;

/// <summary>The text formats of metrics.</summary>
internal sealed class MetricsFormat
{
    private const string OpenMetricsType = "application/openmetrics-text";

    private MetricsFormat(string contentType) => ContentType = contentType;

    /// <summary>That of Prometheus, which every scraper knows.</summary>
    public static MetricsFormat Prometheus { get; } = new("text/plain; version=0.0.4; charset=utf-8");

    /// <summary>The stricter successor.</summary>
    public static MetricsFormat OpenMetrics { get; } = new($"{OpenMetricsType}; version=1.0.0; charset=utf-8");

    public string ContentType { get; }

    /// <summary>The better one of those that a header <c>Accept</c> names; that of Prometheus for who names none.</summary>
    public static MetricsFormat For(string accept)
    {
        double open = 0;
        double plain = 0;
        foreach (string range in accept.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = range.Split(';', StringSplitOptions.TrimEntries);
            double quality = QualityOf(parts);
            if (parts[0].Equals(OpenMetricsType, StringComparison.OrdinalIgnoreCase) && IsVersionOne(parts))
            {
                open = Math.Max(open, quality);
            }
            else if (parts[0] is "text/plain" or "text/*" or "*/*")
            {
                plain = Math.Max(plain, quality);
            }
        }

        return open > 0 && open >= plain ? OpenMetrics : Prometheus;
    }

    private static bool IsVersionOne(string[] parts)
    {
        string? version = Parameter(parts, "version=");
        return version is null || version.StartsWith("1.", StringComparison.Ordinal);
    }

    private static double QualityOf(string[] parts) =>
        double.TryParse(Parameter(parts, "q="), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double quality) ? quality : 1;

    private static string? Parameter(string[] parts, string name) =>
        Array.Find(parts, part => part.StartsWith(name, StringComparison.OrdinalIgnoreCase))?[name.Length..].Trim('"');
}
