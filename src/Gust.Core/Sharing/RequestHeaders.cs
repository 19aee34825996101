using System.Buffers;
using Gust.Core.Tracing;
using Gust.Protocol;

namespace Gust.Core.Sharing;

/// <summary>The header block of a request in the account it is sent on to.</summary>
internal static class RequestHeaders
{
    private static ReadOnlySpan<byte> InfoName => "Nats-Request-Info"u8;

    /// <summary>Appends the sender's block (perhaps none) with who asks as its last field.</summary>
    /// <remarks>
    /// What the sender claims under that name is left out, however it is written: a service trusts this field to be the server's.
    /// </remarks>
    /// <param name="output">Where it goes.</param>
    /// <param name="block">The sender's; empty: it sent none.</param>
    /// <param name="info">Tells who asks.</param>
    /// <param name="source">Who asks.</param>
    /// <param name="traceDestination">Takes the place of the sender's; empty: that stays.</param>
    public static void Write(
        IBufferWriter<byte> output, ReadOnlySpan<byte> block, RequestInfo info, ClientSession? source, ReadOnlySpan<byte> traceDestination)
    {
        WriteWithout(output, block, InfoName, traceDestination.IsEmpty ? default : TraceHeaders.Destination);
        output.Write(InfoName);
        output.Write(": "u8);
        info.Write(output, source);
        output.Write("\r\n"u8);
        WriteTraceDestination(output, traceDestination);
        output.Write("\r\n"u8);
    }

    /// <summary>Appends the block of a traced answer: its trace ends here.</summary>
    public static void WriteUntraced(IBufferWriter<byte> output, ReadOnlySpan<byte> block)
    {
        WriteWithout(output, block, TraceHeaders.Destination, default);
        WriteTraceDestination(output, TraceHeaders.Disabled);
        output.Write("\r\n"u8);
    }

    private static void WriteTraceDestination(IBufferWriter<byte> output, ReadOnlySpan<byte> destination)
    {
        if (!destination.IsEmpty)
        {
            output.Write(TraceHeaders.Destination);
            output.Write(": "u8);
            output.Write(destination);
            output.Write("\r\n"u8);
        }
    }

    /// <summary>Appends a block without its end and without the fields of two names; with nothing to copy, just the first line.</summary>
    private static void WriteWithout(IBufferWriter<byte> output, ReadOnlySpan<byte> block, ReadOnlySpan<byte> name, ReadOnlySpan<byte> otherName)
    {
        ReadOnlySpan<byte> first = block[..HeaderFields.EndOfFirstLine(block)];
        output.Write(first.IsEmpty ? "NATS/1.0"u8 : first.TrimEnd("\r\n"u8));
        output.Write("\r\n"u8);
        bool isDropping = false;
        foreach (HeaderField field in new HeaderFields(block))
        {
            bool isNamed = !field.Name.IsEmpty
                && (System.Text.Ascii.EqualsIgnoreCase(field.Name, name) || System.Text.Ascii.EqualsIgnoreCase(field.Name, otherName));
            isDropping = isNamed || (isDropping && field.IsContinuation);
            if (!isDropping && !field.IsEmpty)
            {
                output.Write(block[field.Start..field.End].TrimEnd("\r\n"u8));
                output.Write("\r\n"u8);
            }
        }
    }
}
