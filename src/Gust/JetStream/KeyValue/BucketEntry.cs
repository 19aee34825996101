using Gust.Cli.JetStream.Messages;

namespace Gust.Cli.JetStream.KeyValue;

/// <summary>A key's value, or its end, at a revision.</summary>
internal sealed record BucketEntry(string Key, ulong Revision, DateTimeOffset Created, BucketOperation Operation, ReadOnlyMemory<byte> Value)
{
    public const string OperationHeader = "KV-Operation";
    public const string DeleteMark = "DEL";
    public const string PurgeMark = "PURGE";
    private const string ReasonHeader = "Nats-Marker-Reason";

    public string OperationText => Operation.ToString().ToUpperInvariant();

    /// <param name="message">Of the bucket's stream.</param>
    /// <param name="prefix">Of its subjects; the key is what follows.</param>
    public static BucketEntry From(StoredMessage message, string prefix)
    {
        BucketOperation operation = (message.Headers?[OperationHeader], message.Headers?[ReasonHeader]) switch
        {
            (DeleteMark, _) or (_, "Remove") => BucketOperation.Delete,
            (PurgeMark, _) or (_, "MaxAge" or "Purge") => BucketOperation.Purge,
            _ => BucketOperation.Put,
        };
        string key = message.Subject.StartsWith(prefix, StringComparison.Ordinal) ? message.Subject[prefix.Length..] : message.Subject;
        return new BucketEntry(key, message.Sequence, message.Time, operation, message.Payload);
    }
}
