using Gust.JetStream.Model;

namespace Gust.JetStream.Api;

/// <summary>Tells the log of requests that are refused because a limit of the server or the account is reached, and which one to look at.</summary>
internal static class LimitLog
{
    public static void Note(ApiCall call, JetStreamError error)
    {
        if (CureOf(error.ErrorCode) is { } cure)
        {
            JetStreamLog.RequestOverLimit(
                call.Account.Context.Broker.Log.Logger, call.Account.Account.Name, call.RawSubject, error.Description, (int)error.ErrorCode, cure);
        }
    }

    /// <summary>Null: it is about the request, not about a limit.</summary>
    private static string? CureOf(ErrorCode code) => code switch
    {
        ErrorCode.MaximumStreamsLimit => "Delete streams, or raise max_streams of the account",
        ErrorCode.MaximumConsumersLimit => "Delete consumers or give them an inactive_threshold, or raise max_consumers of the account or stream",
        ErrorCode.StorageResourcesExceeded => "Lower max_bytes of streams, which reserves it, or raise max_file_store or the account's max_file",
        ErrorCode.MemoryResourcesExceeded => "Lower max_bytes of streams, which reserves it, or raise max_memory_store or the account's max_memory",
        ErrorCode.StreamMaxStreamBytesExceeded => "Lower max_bytes of the stream, or raise the account's limit for a single stream",
        ErrorCode.StreamMaxBytesRequired => "Give the stream max_bytes; its account demands it",
        ErrorCode.AccountResourcesExceeded or ErrorCode.InsufficientResources => "Purge streams, or raise the limits of the account or the server",
        _ => null,
    };
}
