using Microsoft.Extensions.Logging;

namespace Gust.JetStream;

/// <summary>JetStream's log events. Numbers 3000 to 3099; they are stable, and docs/operations/events.md lists them.</summary>
internal static partial class JetStreamLog
{
    [LoggerMessage(3000, LogLevel.Error, "stream {Stream} of account {Account}: the store does not take or give what it should: {Reason}. Publishers are told and it is tried again each second. Check the disk and its file system")]
    public static partial void StoreFailed(ILogger logger, string stream, string account, string reason);

    [LoggerMessage(3001, LogLevel.Error, "stream {Stream}: internal error; please report it with this trace", EventName = "StreamInternalError")]
    public static partial void InternalError(ILogger logger, string stream, Exception fault);

    [LoggerMessage(3002, LogLevel.Error, "request {Subject}: internal error; please report it with this trace", EventName = "RequestInternalError")]
    public static partial void RequestFailed(ILogger logger, string subject, Exception fault);

    [LoggerMessage(3003, LogLevel.Error, "the store is damaged; what can be read is served, nothing is deleted: {What}. Restore what is missing from a backup or a mirror, and check the disk", EventName = "StoreDamaged")]
    public static partial void Damaged(ILogger logger, string what);

    [LoggerMessage(3004, LogLevel.Warning, "the end of the journal is not whole and is left out, as after a write that a crash cut off: {What}. Nothing that was acknowledged on stable storage is in it", EventName = "JournalCut")]
    public static partial void Cut(ILogger logger, string what);

    [LoggerMessage(3005, LogLevel.Error, "no checkpoint of {Stream}, the one before stands: {Reason}. The journal grows until one succeeds; check the room on the disk and the rights in the store directory")]
    public static partial void CheckpointFailed(ILogger logger, string stream, string reason);

    [LoggerMessage(3006, LogLevel.Warning, "stream {Stream}: the schedule of sequence {Sequence} produced nothing: {Reason}. Correct or delete that message", EventName = "ScheduleProducedNothing")]
    public static partial void NothingProduced(ILogger logger, string stream, ulong sequence, string reason);

    [LoggerMessage(3007, LogLevel.Warning, "stream {Stream}: the restore is given up: {Reason}. Nothing of it is kept; start it again")]
    public static partial void RestoreFailed(ILogger logger, string stream, string reason);

    [LoggerMessage(3008, LogLevel.Error, "stream {Stream} of account {Account}: the disk is full: {Reason}. Messages are refused until there is room. Free some, lower max_file_store, or give streams max_bytes or max_age")]
    public static partial void DiskFull(ILogger logger, string stream, string account, string reason);

    [LoggerMessage(3009, LogLevel.Error, "JetStream {Storage} resource limits exceeded for server: {Used} of {Limit} bytes are used and a message of account {Account} needs {Bytes}; {Refused} messages refused. Raise max_file_store or max_memory_store, purge streams, or give them max_bytes or max_age")]
    public static partial void ServerStorageExceeded(ILogger logger, string storage, long used, long limit, string account, long bytes, long refused);

    [LoggerMessage(3010, LogLevel.Warning, "JetStream {Storage} resource limits exceeded for account: \"{Account}\": {Used} of {Limit} bytes are used and a message needs {Bytes}; {Refused} messages refused. Raise the account's limit, purge streams, or give them max_bytes or max_age")]
    public static partial void AccountStorageExceeded(ILogger logger, string storage, string account, long used, long limit, long bytes, long refused);

    [LoggerMessage(3011, LogLevel.Warning, "account {Account}: request {Subject} is refused: {Error} (err_code {ErrorCode}). {Cure}", EventName = "RequestOverLimit")]
    public static partial void RequestOverLimit(ILogger logger, string account, string subject, string error, int errorCode, string cure);

    [LoggerMessage(3012, LogLevel.Warning, "JetStream failed to store a msg on stream '{Account} > {Stream}': {Reason}; {Refused} messages refused. Let consumers catch up, raise the stream's limit, or let it discard old messages")]
    public static partial void StreamFull(ILogger logger, string account, string stream, string reason, long refused);

    [LoggerMessage(3013, LogLevel.Warning, "JetStream failed to store a msg on stream '{Account} > {Stream}': {Reason} ({Bytes} bytes, limit {Limit}); {Refused} messages refused. Send smaller ones, or raise max_msg_size of the stream")]
    public static partial void MessageTooLarge(ILogger logger, string account, string stream, string reason, long bytes, long limit, long refused);

    [LoggerMessage(3014, LogLevel.Warning, "slow disk: a round of the journal took {TookMs} ms to be written and synced, and {SlowRounds} rounds since the last such line took over {LimitMs} ms. Acknowledgements wait for it. Look at what else loads the disk, use a faster one, or set sync_interval")]
    public static partial void SlowDisk(ILogger logger, long tookMs, long slowRounds, long limitMs);

    [LoggerMessage(3015, LogLevel.Warning, "the system's clock jumped by {ShiftMs} ms. After a jump back streams go on from the time they had until the clock catches up; after one ahead, messages with max_age or a time to live may end early. Check NTP and the virtual machine's host")]
    public static partial void ClockJumped(ILogger logger, long shiftMs);

    [LoggerMessage(3016, LogLevel.Warning, "stream {Stream} of account {Account}: its checkpoint could not be used and was rebuilt from the stream's blocks and the journal: {Messages} messages, {Damages} damaged places. Compare with a mirror or a backup")]
    public static partial void StreamRebuilt(ILogger logger, string stream, string account, ulong messages, int damages);

    [LoggerMessage(3017, LogLevel.Error, "the journal could not be synced: {Reason}. What was acknowledged since the last sync may be lost with the power; a checkpoint is made of it. Check the disk")]
    public static partial void SyncFailed(ILogger logger, string reason);

    [LoggerMessage(3018, LogLevel.Warning, "JetStream failed to store a batch on stream '{Account} > {Stream}': {Reason}; {Refused} batches or parts refused. Commit batches sooner or make them smaller, or raise the limits in the block batch")]
    public static partial void BatchRefused(ILogger logger, string account, string stream, string reason, long refused);
}
