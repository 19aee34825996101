using System.Buffers;
using Gust.Protocol;

namespace Gust.Core.Tracing;

/// <summary>The headers by which a message asks to be traced (spec: protocol.md section 10).</summary>
internal static class TraceHeaders
{
    /// <summary>Where the trace goes.</summary>
    public static ReadOnlySpan<byte> Destination => "Nats-Trace-Dest"u8;

    /// <summary>The message is traced and not delivered.</summary>
    public static ReadOnlySpan<byte> Only => "Nats-Trace-Only"u8;

    /// <summary>What a server writes as the destination where others must not go on tracing.</summary>
    public static ReadOnlySpan<byte> Disabled => "trace disabled"u8;

    /// <summary>Whether it is worth a closer look, for the price of one search.</summary>
    public static bool MayAsk(ReadOnlySpan<byte> block) => block.IndexOf(Destination) >= 0;

    public static bool IsOnly(ReadOnlySpan<byte> block)
    {
        ReadOnlySpan<byte> value = HeaderFields.Find(block, Only);
        return value.SequenceEqual("1"u8) || System.Text.Ascii.EqualsIgnoreCase(value, "true"u8) || System.Text.Ascii.EqualsIgnoreCase(value, "on"u8);
    }

    /// <summary>Appends a block as it is, but that who sends it on does not trace it again.</summary>
    public static void WriteDisabled(IBufferWriter<byte> output, ReadOnlySpan<byte> block)
    {
        int copied = 0;
        foreach (HeaderField field in new HeaderFields(block))
        {
            if (field.Name.SequenceEqual(Destination))
            {
                output.Write(block[copied..field.Start]);
                output.Write(Destination);
                output.Write(": "u8);
                output.Write(Disabled);
                output.Write("\r\n"u8);
                copied = field.End;
            }
        }

        output.Write(block[copied..]);
    }

    /// <summary>Whether any <c>traceparent</c>, in any case, has its sampled flag set.</summary>
    public static bool IsSampled(ReadOnlySpan<byte> block)
    {
        foreach (HeaderField field in new HeaderFields(block))
        {
            if (System.Text.Ascii.EqualsIgnoreCase(field.Name, "traceparent"u8) && TraceParent.IsSampled(field.Value))
            {
                return true;
            }
        }

        return false;
    }
}
