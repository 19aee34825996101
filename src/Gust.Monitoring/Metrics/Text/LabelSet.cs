using System.Globalization;
using System.Text;

namespace Gust.Monitoring.Metrics.Text;

/// <summary>Labels as they stand between braces, escaped once for all the samples that bear them.</summary>
internal sealed class LabelSet
{
    /// <summary>Characters of a value: what outsiders call themselves stands in every series of theirs.</summary>
    public const int ValueMax = 256;

    private LabelSet(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    public static LabelSet None { get; } = new(ReadOnlyMemory<byte>.Empty);

    /// <summary>Such as <c>server_id="a",stream="b"</c>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>These labels and one more.</summary>
    public LabelSet With(string name, string? value) => With((name, value));

    /// <summary>These labels and several more.</summary>
    public LabelSet With(params ReadOnlySpan<(string Name, string? Value)> labels)
    {
        int length = Bytes.Length;
        foreach ((string name, string? value) in labels)
        {
            length += LengthOf(name, value);
        }

        byte[] text = Copy(length, out int at);
        foreach ((string name, string? value) in labels)
        {
            Append(text, ref at, name, value);
        }

        return new LabelSet(text.AsMemory(0, at));
    }

    /// <summary>These labels and those of a measurement.</summary>
    public LabelSet With(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return this;
        }

        int length = Bytes.Length;
        foreach ((string name, object? value) in tags)
        {
            length += LengthOf(name, TextOf(value));
        }

        byte[] text = Copy(length, out int at);
        foreach ((string name, object? value) in tags)
        {
            Append(text, ref at, name, TextOf(value));
        }

        return new LabelSet(text.AsMemory(0, at));
    }

    private static string? TextOf(object? value) => value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture);

    /// <summary>With what stands around them.</summary>
    private static int LengthOf(string name, string? value) => name.Length + Encoding.UTF8.GetByteCount(Escape(value ?? "")) + ",=\"\"".Length;

    private static void Append(byte[] text, ref int at, string name, string? value)
    {
        if (at > 0)
        {
            text[at++] = (byte)',';
        }

        at += Encoding.ASCII.GetBytes(name, text.AsSpan(at));
        text[at++] = (byte)'=';
        text[at++] = (byte)'"';
        at += Encoding.UTF8.GetBytes(Escape(value ?? ""), text.AsSpan(at));
        text[at++] = (byte)'"';
    }

    private static string Escape(string value)
    {
        string cut = value.Length <= ValueMax ? value : string.Concat(value.AsSpan(0, ValueMax - 1), "…");
        return cut.AsSpan().IndexOfAny('\\', '"', '\n') < 0
            ? cut
            : cut.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
    }

    private byte[] Copy(int length, out int at)
    {
        byte[] text = new byte[length];
        Bytes.CopyTo(text);
        at = Bytes.Length;
        return text;
    }
}
