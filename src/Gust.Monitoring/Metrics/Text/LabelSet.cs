using System.Buffers;
using System.Globalization;
using System.Text;

namespace Gust.Monitoring.Metrics.Text;

/// <summary>Labels as they stand between braces, escaped once for all the samples that bear them.</summary>
internal sealed class LabelSet
{
    /// <summary>Characters of a value: what outsiders call themselves stands in every series of theirs.</summary>
    public const int ValueMax = 256;

    private LabelSet(byte[] bytes) => Bytes = bytes;

    public static LabelSet None { get; } = new([]);

    /// <summary>Such as <c>server_id="a",stream="b"</c>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>These labels and one more.</summary>
    public LabelSet With(string name, string? value) => With((name, value));

    /// <summary>These labels and several more.</summary>
    public LabelSet With(params ReadOnlySpan<(string Name, string? Value)> labels)
    {
        ArrayBufferWriter<byte> text = Copy(labels.Length);
        foreach ((string name, string? value) in labels)
        {
            Append(text, name, value);
        }

        return new LabelSet(text.WrittenSpan.ToArray());
    }

    /// <summary>These labels and those of a measurement.</summary>
    public LabelSet With(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return this;
        }

        ArrayBufferWriter<byte> text = Copy(tags.Length);
        foreach ((string name, object? value) in tags)
        {
            Append(text, name, Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        return new LabelSet(text.WrittenSpan.ToArray());
    }

    private static void Append(ArrayBufferWriter<byte> text, string name, string? value)
    {
        if (text.WrittenCount > 0)
        {
            text.Write(","u8);
        }

        Encoding.UTF8.GetBytes(name, text);
        text.Write("=\""u8);
        Encoding.UTF8.GetBytes(Escape(value ?? ""), text);
        text.Write("\""u8);
    }

    private static string Escape(string value)
    {
        string cut = value.Length <= ValueMax ? value : string.Concat(value.AsSpan(0, ValueMax - 1), "…");
        return cut.AsSpan().IndexOfAny('\\', '"', '\n') < 0
            ? cut
            : cut.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
    }

    private ArrayBufferWriter<byte> Copy(int more)
    {
        const int UsualLength = 32;
        ArrayBufferWriter<byte> text = new(Bytes.Length + (more * UsualLength));
        text.Write(Bytes.Span);
        return text;
    }
}
