using Gust.Cli.Output;

namespace Gust.Cli.Messages;

/// <summary>Writes a body's bytes as they are, with the line breaks the NATS tools add.</summary>
internal static class BodyPrinter
{
    /// <summary>The body and one line break.</summary>
    public static void Compact(StandardOutput output, ReadOnlySpan<byte> body)
    {
        output.Bytes(body);
        output.Bytes("\n"u8);
    }

    /// <summary>The body and an empty line behind it.</summary>
    public static void Spaced(StandardOutput output, ReadOnlySpan<byte> body)
    {
        Compact(output, body);
        if (!body.EndsWith("\n"u8))
        {
            output.Bytes("\n"u8);
        }
    }
}
