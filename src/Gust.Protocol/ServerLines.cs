using System.Text;

namespace Gust.Protocol;

/// <summary>The lines a server sends that do not depend on a message.</summary>
internal static class ServerLines
{
    public static ReadOnlySpan<byte> Ok => "+OK\r\n"u8;

    public static ReadOnlySpan<byte> Ping => "PING\r\n"u8;

    public static ReadOnlySpan<byte> Pong => "PONG\r\n"u8;

    /// <summary><c>-ERR 'text'</c>.</summary>
    public static byte[] Error(string text) => Encoding.UTF8.GetBytes($"-ERR '{text}'\r\n");
}
