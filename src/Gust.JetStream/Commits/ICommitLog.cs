namespace Gust.JetStream.Commits;

/// <summary>Decides what becomes of a stream, and in which order: what is committed happens, the rest never does.</summary>
/// <remarks>One for each stream. Appends come from the stream's owner only.</remarks>
internal interface ICommitLog
{
    /// <summary>All up to this position is committed. Rises; the owner is woken when it has.</summary>
    long Committed { get; }

    /// <summary>Behind the last record that was appended.</summary>
    long Appended { get; }

    /// <summary>Why appended records were given up, until <see cref="Resume"/>; null: they were not.</summary>
    IOException? Failure { get; }

    /// <summary>Appends a record whose body is the parts one behind the other. False: it was refused, and nothing happened.</summary>
    bool TryAppend(StreamRecordKind kind, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b = default);

    /// <summary>The owner has taken back what was given up.</summary>
    void Resume();
}
