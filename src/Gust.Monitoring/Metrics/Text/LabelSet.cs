using System.Text;

namespace Gust.Monitoring.Metrics.Text;

/// <summary>Labels as they stand between braces, escaped once for all the samples that bear them.</summary>
internal sealed class LabelSet
{
    private LabelSet(byte[] bytes) => Bytes = bytes;

    public static LabelSet None { get; } = new([]);

    /// <summary>Such as <c>server_id="a",stream="b"</c>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>These labels and one more.</summary>
    public LabelSet With(string name, string? value)
    {
        StringBuilder text = new();
        if (!Bytes.IsEmpty)
        {
            text.Append(',');
        }

        text.Append(name).Append("=\"").Append(Escape(value ?? "")).Append('"');
        return new LabelSet([.. Bytes.Span, .. Encoding.UTF8.GetBytes(text.ToString())]);
    }

    /// <summary>These labels and several more.</summary>
    public LabelSet With(params ReadOnlySpan<(string Name, string? Value)> labels)
    {
        LabelSet set = this;
        foreach ((string name, string? value) in labels)
        {
            set = set.With(name, value);
        }

        return set;
    }

    private static string Escape(string value) => value.AsSpan().IndexOfAny('\\', '"', '\n') < 0
        ? value
        : value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
