using System.Buffers;
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
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> block, RequestInfo info, ClientSession? source)
    {
        WriteWithout(output, block, InfoName);
        output.Write(InfoName);
        output.Write(": "u8);
        info.Write(output, source);
        output.Write("\r\n\r\n"u8);
    }

    /// <summary>Appends a block without its end and without the fields of a name; with nothing to copy, just the first line.</summary>
    private static void WriteWithout(IBufferWriter<byte> output, ReadOnlySpan<byte> block, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> first = block[..HeaderFields.EndOfFirstLine(block)];
        output.Write(first.IsEmpty ? "NATS/1.0"u8 : first.TrimEnd("\r\n"u8));
        output.Write("\r\n"u8);
        bool isDropping = false;
        foreach (HeaderField field in new HeaderFields(block))
        {
            bool isNamed = System.Text.Ascii.EqualsIgnoreCase(field.Name, name);
            isDropping = isNamed || (isDropping && field.IsContinuation);
            if (!isDropping && !field.IsEmpty)
            {
                output.Write(block[field.Start..field.End].TrimEnd("\r\n"u8));
                output.Write("\r\n"u8);
            }
        }
    }
}
