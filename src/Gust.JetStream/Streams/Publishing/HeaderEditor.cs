using System.Buffers;
using Gust.Protocol;

namespace Gust.JetStream.Streams.Publishing;

/// <summary>Makes header blocks out of others. For the rare message; allocates.</summary>
internal static class HeaderEditor
{
    /// <summary>The block without the fields of a name; empty when no field is left.</summary>
    public static byte[] Without(ReadOnlySpan<byte> block, ReadOnlySpan<byte> name) => Filtered(block, name, isPrefix: false);

    /// <summary>The block without the fields whose names begin so; empty when no field is left.</summary>
    public static byte[] WithoutAll(ReadOnlySpan<byte> block, ReadOnlySpan<byte> prefix) => Filtered(block, prefix, isPrefix: true);

    /// <summary>The block with another value of its first field of a name; with one more at its end when there is none.</summary>
    public static byte[] Set(ReadOnlySpan<byte> block, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        foreach (HeaderField field in new HeaderFields(block))
        {
            if (field.Name.SequenceEqual(name))
            {
                return [.. block[..field.Start], .. name, .. ": "u8, .. value, .. "\r\n"u8, .. block[field.End..]];
            }
        }

        return With(block, name, value);
    }

    /// <summary>The block with one more field at its end.</summary>
    /// <param name="block">May be empty: there was none.</param>
    public static byte[] With(ReadOnlySpan<byte> block, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> start = block.IsEmpty ? "NATS/1.0\r\n"u8 : block[..^2];
        return [.. start, .. name, .. ": "u8, .. value, .. "\r\n\r\n"u8];
    }

    private static byte[] Filtered(ReadOnlySpan<byte> block, ReadOnlySpan<byte> name, bool isPrefix)
    {
        ArrayBufferWriter<byte> kept = new(block.Length);
        kept.Write("NATS/1.0\r\n"u8);
        int empty = kept.WrittenCount;
        foreach (HeaderField field in new HeaderFields(block))
        {
            if (!field.IsEmpty && !(isPrefix ? field.Name.StartsWith(name) : field.Name.SequenceEqual(name)))
            {
                kept.Write(block[field.Start..field.End]);
            }
        }

        if (kept.WrittenCount == empty)
        {
            return [];
        }

        kept.Write("\r\n"u8);
        return kept.WrittenSpan.ToArray();
    }
}
