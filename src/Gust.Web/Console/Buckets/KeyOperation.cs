using Gust.Protocol;

namespace Gust.Web.Console.Buckets;

/// <summary>What a revision of a key did, by the headers of its message.</summary>
internal static class KeyOperation
{
    public const string Put = "put";

    public static string Of(ReadOnlySpan<byte> headers)
    {
        ReadOnlySpan<byte> operation = HeaderFields.Find(headers, "KV-Operation"u8);
        return operation.SequenceEqual("DEL"u8) ? "deleted"
            : operation.SequenceEqual("PURGE"u8) ? "purged"
            : HeaderFields.Find(headers, "Nats-Marker-Reason"u8).IsEmpty ? Put : "expired";
    }
}
