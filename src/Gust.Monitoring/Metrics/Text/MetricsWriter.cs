using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Gust.Foundation;

namespace Gust.Monitoring.Metrics.Text;

/// <summary>Writes metrics as text: families with their samples, one family after the other.</summary>
/// <remarks>A family without samples leaves no trace; one whose name was written before is passed over, for a scraper would refuse it all.</remarks>
internal sealed class MetricsWriter(IBufferWriter<byte> into, MetricsFormat format)
{
    /// <summary>More than a value and a bound take, with what stands around them.</summary>
    private const int NumbersMax = 96;

    /// <summary>Below it a double holds every whole number.</summary>
    private const double ExactMax = 1L << 53;

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

    public void Sample(LabelSet labels, double value) => Line(""u8, labels, bound: null, value);

    /// <summary>All samples of a histogram.</summary>
    public void Histogram(LabelSet labels, DurationDistribution durations)
    {
        long count = 0;
        for (int i = 0; i < durations.Counts.Length; i++)
        {
            count += durations.Counts[i];
            double bound = i < DurationHistogram.Bounds.Length ? DurationHistogram.Bounds[i] / NanosecondsPerSecond : double.PositiveInfinity;
            Line("_bucket"u8, labels, bound, count);
        }

        Line("_sum"u8, labels, bound: null, durations.SumNanoseconds / NanosecondsPerSecond);
        Line("_count"u8, labels, bound: null, count);
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

    private void Line(ReadOnlySpan<byte> suffix, LabelSet labels, double? bound, double value)
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

        ReadOnlySpan<byte> bytes = labels.Bytes.Span;
        Span<byte> line = into.GetSpan(_name.Length + suffix.Length + bytes.Length + NumbersMax);
        int length = 0;
        Append(line, ref length, _name);
        Append(line, ref length, suffix);
        if (!bytes.IsEmpty || bound is not null)
        {
            Append(line, ref length, "{"u8);
            Append(line, ref length, bytes);
            AppendBound(line, ref length, bound, isFirst: bytes.IsEmpty);
            Append(line, ref length, "}"u8);
        }

        Append(line, ref length, " "u8);
        Append(line, ref length, value);
        Append(line, ref length, "\n"u8);
        into.Advance(length);
    }

    private static void AppendBound(Span<byte> line, ref int length, double? bound, bool isFirst)
    {
        if (bound is { } le)
        {
            Append(line, ref length, isFirst ? "le=\""u8 : ",le=\""u8);
            Append(line, ref length, le);
            Append(line, ref length, "\""u8);
        }
    }

    private static void Append(Span<byte> line, ref int length, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(line[length..]);
        length += bytes.Length;
    }

    private static void Append(Span<byte> line, ref int length, double value)
    {
        if (!double.IsFinite(value))
        {
            Append(line, ref length, double.IsNaN(value) ? "NaN"u8 : value > 0 ? "+Inf"u8 : "-Inf"u8);
            return;
        }

        long whole = Math.Abs(value) < ExactMax ? (long)value : 0;
        bool isWhole = whole == value && (whole != 0 || !double.IsNegative(value)); // most are: counts
        _ = isWhole ? Utf8Formatter.TryFormat(whole, line[length..], out int written) : Utf8Formatter.TryFormat(value, line[length..], out written, new StandardFormat('g'));
        length += written;
    }
}
