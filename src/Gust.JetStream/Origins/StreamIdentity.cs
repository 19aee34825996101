using System.Security.Cryptography;
using System.Text;
using Gust.JetStream.Model;

namespace Gust.JetStream.Origins;

/// <summary>Short names made of longer texts: of a stream, that another one of the same name does not share; of an API's prefix.</summary>
internal static class StreamIdentity
{
    /// <summary>The header by which a source says which stream it knows, and an origin which it is.</summary>
    public static ReadOnlySpan<byte> Header => "Nats-Stream-Identity"u8;

    /// <summary>A line of headers that says it.</summary>
    public static string Line(string identity) => $"Nats-Stream-Identity: {identity}\r\n";

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Length = 8;

    /// <param name="created">When the stream began, in Unix nanoseconds.</param>
    public static string Of(long created) => Hash(WireTime.FromUnixNanoseconds(created).ToString());

    /// <summary>The header block by which an origin says which stream it is.</summary>
    public static byte[] Headers(long created) => Encoding.UTF8.GetBytes($"NATS/1.0\r\n{Line(Of(created))}\r\n");

    public static string Hash(string text)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return string.Create(Length, hash, static (name, bytes) =>
        {
            for (int i = 0; i < name.Length; i++)
            {
                name[i] = Alphabet[bytes[i] % Alphabet.Length];
            }
        });
    }
}
