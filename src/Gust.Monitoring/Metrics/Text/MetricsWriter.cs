using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Gust.Foundation;

namespace Gust.Monitoring.Metrics.Text;

/// <summary>Writes metrics as text: families with their samples, one family after the other.</summary>
/// <remarks>A family without samples leaves no trace; one whose name was written before is passed over, for a scraper would refuse it all.</remarks>
internal sealed class MetricsWriter(ArrayBufferWriter<byte> into, MetricsFormat format)
{
    private const double NanosecondsPerSecond = 1e9;

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly bool _isOpen = format == MetricsFormat.OpenMetrics;
    private byte[] _name = [];
    private string? _header;
    private bool _isRepeated;

    /// <summary>Begins a family.</summary>
    /// <param name="name">Without <c>_total</c>.</param>
    /// <param name="kind">How its samples are to be read.</param>
    /// <param name="help">For people.</param>
    /// <param name="unit">That the name ends with; empty: none.</param>
    public void Begin(string name, MetricKind kind, string help, string unit = "")
    {
        string suffix = kind == MetricKind.Counter ? "_total" : "";
        BeginFamily(_isOpen ? name : name + suffix, name + suffix, TypeOf(kind), help, unit);
    }

    /// <summary>Begins a family of counters whose name is older than the rule that those end with <c>_total</c>.</summary>
    public void BeginOldCounter(string name, string help) => BeginFamily(name, name, _isOpen ? "unknown" : "counter", help, unit: "");

    /// <summary>Begins a family of numbers of which nobody knows what they are.</summary>
    public void BeginUntyped(string name, string help) => BeginFamily(name, name, _isOpen ? "unknown" : "untyped", help, unit: "");

    public void Sample(LabelSet labels, double value) => Line("", labels, bound: null, value);

    /// <summary>All samples of a histogram.</summary>
    public void Histogram(LabelSet labels, DurationDistribution durations)
    {
        long count = 0;
        for (int i = 0; i < durations.Counts.Length; i++)
        {
            count += durations.Counts[i];
            double bound = i < DurationHistogram.Bounds.Length ? DurationHistogram.Bounds[i] / NanosecondsPerSecond : double.PositiveInfinity;
            Line("_bucket", labels, bound, count);
        }

        Line("_sum", labels, bound: null, durations.SumNanoseconds / NanosecondsPerSecond);
        Line("_count", labels, bound: null, count);
    }

    /// <summary>Nothing follows.</summary>
    public void End()
    {
        if (_isOpen)
        {
            into.Write("# EOF\n"u8);
        }
    }

    private static string TypeOf(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Gauge => "gauge",
        _ => "histogram",
    };

    private void BeginFamily(string family, string sample, string type, string help, string unit)
    {
        _isRepeated = !_written.Add(family);
        _name = Encoding.UTF8.GetBytes(sample);
        _header = $"# HELP {family} {EscapeHelp(help)}\n# TYPE {family} {type}\n" + (_isOpen && unit.Length > 0 ? $"# UNIT {family} {unit}\n" : "");
    }

    private string EscapeHelp(string help)
    {
        string escaped = help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return _isOpen ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    private void Line(string suffix, LabelSet labels, double? bound, double value)
    {
        if (_isRepeated)
        {
            return;
        }

        if (_header is { } header)
        {
            Encoding.UTF8.GetBytes(header, into);
            _header = null;
        }

        into.Write(_name);
        Encoding.UTF8.GetBytes(suffix, into);
        WriteLabels(labels.Bytes.Span, bound);
        into.Write(" "u8);
        Write(value);
        into.Write("\n"u8);
    }

    private void WriteLabels(ReadOnlySpan<byte> labels, double? bound)
    {
        if (labels.IsEmpty && bound is null)
        {
            return;
        }

        into.Write("{"u8);
        into.Write(labels);
        if (bound is { } le)
        {
            into.Write(labels.IsEmpty ? "le=\""u8 : ",le=\""u8);
            Write(le);
            into.Write("\""u8);
        }

        into.Write("}"u8);
    }

    private void Write(double value)
    {
        if (double.IsFinite(value))
        {
            Utf8Formatter.TryFormat(value, into.GetSpan(32), out int written, new StandardFormat('g'));
            into.Advance(written);
        }
        else
        {
            into.Write(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "+Inf"u8 : "-Inf"u8);
        }
    }
}
