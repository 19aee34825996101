using System.Text;
using Gust.JetStream.Model;
using Gust.Storage.Streams;

namespace Gust.Web.Console.Stored;

/// <summary>A message as it lies in a stream, named as in the JetStream API.</summary>
/// <param name="Seq">Sequence; 0: it does not lie in a stream.</param>
/// <param name="Subject">That it was published on.</param>
/// <param name="Time">When it came.</param>
/// <param name="Size">Bytes of the payload.</param>
internal sealed record MessageRow(ulong Seq, string Subject, string Time, int Size)
{
    /// <summary>The header block; null: none.</summary>
    public byte[]? Hdrs { get; init; }

    /// <summary>The payload, or its beginning.</summary>
    public byte[]? Data { get; init; }

    /// <summary>Where answers go; null: nowhere.</summary>
    public string? Reply { get; init; }

    /// <summary>Bytes of it that are held.</summary>
    public int Held => Subject.Length + (Hdrs?.Length ?? 0) + (Data?.Length ?? 0);

    /// <param name="message">Shown by the store.</param>
    /// <param name="bytesMax">Bytes of headers, and of payload, that are taken along.</param>
    public static MessageRow Of(in StoredMessage message, int bytesMax) =>
        new(message.Sequence, Encoding.UTF8.GetString(message.Subject), WireTime.FromUnixNanoseconds(message.Time).ToString(), message.Payload.Length)
        {
            Hdrs = Beginning(message.Headers, bytesMax),
            Data = Beginning(message.Payload, bytesMax),
        };

    /// <summary>Null where there is nothing.</summary>
    public static byte[]? Beginning(ReadOnlySpan<byte> bytes, int max) => bytes.IsEmpty ? null : bytes[..Math.Min(bytes.Length, max)].ToArray();
}
