using System.Text;

namespace Gust.Client;

/// <summary>Header block bytes to <see cref="Headers"/> and back.</summary>
internal static class HeaderCodec
{
    private static ReadOnlySpan<byte> VersionMark => "NATS/1.0"u8;

    public static byte[] Encode(Headers headers)
    {
        var text = new StringBuilder("NATS/1.0\r\n");
        foreach ((string name, string value) in headers)
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("\r\n").ToString());
    }

    /// <summary>
    /// Reads a block as leniently as the server forwards it: whatever is no field is skipped, and a block that is no
    /// header block at all gives no fields and no status.
    /// </summary>
    public static Headers Decode(ReadOnlySpan<byte> block, out int status, out string? description)
    {
        var headers = new Headers();
        status = 0;
        description = null;
        if (!block.StartsWith(VersionMark))
        {
            return headers;
        }

        ReadStatus(NextLine(ref block)[VersionMark.Length..], out status, out description);
        while (!block.IsEmpty)
        {
            ReadOnlySpan<byte> line = NextLine(ref block);
            int colon = line.IndexOf((byte)':');
            if (colon > 0)
            {
                string value = Encoding.UTF8.GetString(line[(colon + 1)..].Trim(" \t"u8));
                headers.AddReceived(Encoding.UTF8.GetString(line[..colon]), value);
            }
        }

        return headers;
    }

    private static void ReadStatus(ReadOnlySpan<byte> text, out int status, out string? description)
    {
        status = 0;
        description = null;
        text = text.Trim((byte)' ');
        int digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        ReadOnlySpan<byte> code = digits < 0 ? text : text[..digits];
        if (code.Length == 3 && int.TryParse(code, out status) && text.Length > 3)
        {
            description = Encoding.UTF8.GetString(text[3..].Trim((byte)' '));
        }
    }

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> block)
    {
        int end = block.IndexOf("\r\n"u8);
        ReadOnlySpan<byte> line = end < 0 ? block : block[..end];
        block = end < 0 ? default : block[(end + 2)..];
        return line;
    }
}
