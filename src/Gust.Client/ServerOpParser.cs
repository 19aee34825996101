using System.Buffers.Text;

namespace Gust.Client;

/// <summary>Reads the operations a server sends. Partial operations stay unconsumed.</summary>
internal static class ServerOpParser
{
    /// <summary>A server's INFO may name many peers; anything longer than this is not a NATS server.</summary>
    private const int ControlLineBytesMax = 1024 * 1024;
    private const int FieldsMax = 5;

    /// <summary>
    /// Parses one operation from the start of <paramref name="data"/>. Returns its length, or 0 when more bytes are needed;
    /// <paramref name="needed"/> is then the whole length if it is known already.
    /// </summary>
    public static int Read(ReadOnlySpan<byte> data, ref ServerOp op, out int needed)
    {
        needed = 0;
        int lineEnd = data.IndexOf((byte)'\n');
        if (lineEnd < 0)
        {
            return data.Length <= ControlLineBytesMax ? 0 : throw new ProtocolException("control line without an end; is this a NATS server?");
        }

        int lineBytes = lineEnd + 1;
        ReadOnlySpan<byte> line = data[..lineEnd].TrimEnd((byte)'\r');
        switch (line.IsEmpty ? 0 : line[0] | 0x20)
        {
            case 'm' when StartsWithVerb(line, "MSG"u8):
                return ReadMessage(data, lineBytes, line[4..], hasHeaders: false, ref op, out needed);
            case 'h' when StartsWithVerb(line, "HMSG"u8):
                return ReadMessage(data, lineBytes, line[5..], hasHeaders: true, ref op, out needed);
            case 'p' when line.Length >= 4 && (line[1] | 0x20) is 'i' or 'o':
                op.Kind = (line[1] | 0x20) == 'i' ? ServerOpKind.Ping : ServerOpKind.Pong;
                return lineBytes;
            case '+':
                op.Kind = ServerOpKind.Ok;
                return lineBytes;
            case '-' when StartsWithVerb(line, "-ERR"u8):
                op.Kind = ServerOpKind.Error;
                op.Text = line[5..].Trim((byte)' ').Trim((byte)'\'');
                return lineBytes;
            case 'i' when StartsWithVerb(line, "INFO"u8):
                op.Kind = ServerOpKind.Info;
                op.Text = line[5..];
                return lineBytes;
            default:
                throw new ProtocolException("unknown operation from the peer; is this a NATS server?");
        }
    }

    private static bool StartsWithVerb(ReadOnlySpan<byte> line, ReadOnlySpan<byte> verb) =>
        line.Length > verb.Length && line[verb.Length] is (byte)' ' or (byte)'\t'
        && System.Text.Ascii.EqualsIgnoreCase(line[..verb.Length], verb);

    private static int ReadMessage(ReadOnlySpan<byte> data, int lineBytes, ReadOnlySpan<byte> arguments, bool hasHeaders, ref ServerOp op, out int needed)
    {
        Span<Range> fields = stackalloc Range[FieldsMax + 1];
        int count = SplitFields(arguments, fields);
        int sizes = hasHeaders ? 2 : 1;
        int names = count - sizes;
        int headerBytes = 0;
        if (names is < 2 or > 3
            || !TryReadNumber(arguments[fields[1]], out long sid)
            || !TryReadNumber(arguments[fields[count - 1]], out long totalBytes)
            || (hasHeaders && !TryReadSize(arguments[fields[count - 2]], out headerBytes))
            || totalBytes > int.MaxValue - lineBytes - 2 || headerBytes > totalBytes)
        {
            throw new ProtocolException("malformed MSG from the server");
        }

        needed = lineBytes + (int)totalBytes + 2;
        if (data.Length < needed)
        {
            return 0;
        }

        ReadOnlySpan<byte> body = data.Slice(lineBytes, (int)totalBytes);
        op.Kind = ServerOpKind.Message;
        op.Message = new MessageView
        {
            Sid = sid,
            Subject = arguments[fields[0]],
            Reply = names == 3 ? arguments[fields[2]] : default,
            HeaderBlock = body[..headerBytes],
            Payload = body[headerBytes..],
        };
        return needed;
    }

    private static int SplitFields(ReadOnlySpan<byte> text, Span<Range> fields)
    {
        int count = 0;
        int at = 0;
        while (at < text.Length && count < fields.Length)
        {
            int length = text[at..].IndexOf((byte)' ');
            length = length < 0 ? text.Length - at : length;
            if (length > 0)
            {
                fields[count++] = at..(at + length);
            }

            at += length + 1;
        }

        return count;
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> text, out long value) =>
        Utf8Parser.TryParse(text, out value, out int used) && used == text.Length && value >= 0;

    private static bool TryReadSize(ReadOnlySpan<byte> text, out int value) =>
        Utf8Parser.TryParse(text, out value, out int used) && used == text.Length && value >= 0;
}
