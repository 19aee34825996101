namespace Gust.Storage.Journals;

/// <summary>A record as a replay shows it. Its body holds until the visitor returns.</summary>
internal readonly ref struct JournalRecord
{
    /// <summary>Behind it: the one that <see cref="JournalWriter.Append"/> answered.</summary>
    public required long Position { get; init; }

    public required ulong Stream { get; init; }

    public required byte Kind { get; init; }

    public required ReadOnlySpan<byte> Body { get; init; }
}
