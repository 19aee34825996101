namespace Gust.JetStream.Commits;

/// <summary>What one record of a stream in the journal tells. The numbers are kept on disk.</summary>
internal enum StreamRecordKind : byte
{
    /// <summary>The stream begins: account, creation time, configuration.</summary>
    Created = 1,

    /// <summary>The stream has another configuration.</summary>
    Updated = 2,

    /// <summary>The stream ends.</summary>
    Deleted = 3,

    /// <summary>A message: sequence, time, subject, headers, payload.</summary>
    Message = 4,

    /// <summary>Sequences given away without messages: the last of them, and when.</summary>
    Skipped = 5,

    /// <summary>Single messages go: their sequences, and whether they are overwritten.</summary>
    Removed = 6,

    /// <summary>Messages of a filter below a sequence go, but the newest few.</summary>
    Purged = 7,

    /// <summary>A consumer begins: number, creation time, configuration.</summary>
    ConsumerCreated = 8,

    /// <summary>A consumer has another configuration.</summary>
    ConsumerUpdated = 9,

    /// <summary>A consumer ends.</summary>
    ConsumerDeleted = 10,

    /// <summary>What a consumer did since its last record.</summary>
    ConsumerProgress = 11,

    /// <summary>A consumer's whole state.</summary>
    ConsumerImage = 12,

    /// <summary>A stream is being restored: what its folder holds is nothing unless <see cref="Restored"/> follows.</summary>
    Restoring = 13,

    /// <summary>The stream begins, restored from a backup: its image, as a checkpoint has it.</summary>
    Restored = 14,

    /// <summary>Messages that come in together: an atomic batch.</summary>
    Batch = 15,
}
