using Microsoft.Extensions.Logging;

namespace Gust.JetStream;

/// <summary>JetStream's log events. Numbers 3000 to 3999; they are stable.</summary>
internal static partial class JetStreamLog
{
    [LoggerMessage(3000, LogLevel.Error, "stream {Stream}: the store does not take or give what it should: {Reason}")]
    public static partial void StoreFailed(ILogger logger, string stream, string reason);

    [LoggerMessage(3001, LogLevel.Error, "stream {Stream}: internal error; please report it with this trace")]
    public static partial void InternalError(ILogger logger, string stream, Exception fault);

    [LoggerMessage(3002, LogLevel.Error, "request {Subject}: internal error; please report it with this trace")]
    public static partial void RequestFailed(ILogger logger, string subject, Exception fault);

    [LoggerMessage(3003, LogLevel.Error, "the store is damaged; what can be read is served, nothing is deleted: {What}")]
    public static partial void Damaged(ILogger logger, string what);

    [LoggerMessage(3004, LogLevel.Warning, "the end of the journal is not whole and is left out, as after a write that a crash cut off: {What}")]
    public static partial void Cut(ILogger logger, string what);

    [LoggerMessage(3005, LogLevel.Error, "no checkpoint of {Stream}, the one before stands: {Reason}")]
    public static partial void CheckpointFailed(ILogger logger, string stream, string reason);

    [LoggerMessage(3006, LogLevel.Warning, "stream {Stream}: the schedule of sequence {Sequence} produced nothing: {Reason}")]
    public static partial void NothingProduced(ILogger logger, string stream, ulong sequence, string reason);

    [LoggerMessage(3007, LogLevel.Warning, "stream {Stream}: the restore is given up: {Reason}")]
    public static partial void RestoreFailed(ILogger logger, string stream, string reason);
}
