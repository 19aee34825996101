namespace Gust.Storage.Streams.Blocks;

/// <summary>What stands in a record before the subject.</summary>
/// <param name="Length">Of the whole record.</param>
/// <param name="Back">How many sequences before it the previous message of its subject lies; 0: none, <see cref="IndexEntry.Far"/>: look for it.</param>
internal readonly record struct RecordHead(int Length, ulong Sequence, long Time, int SubjectLength, uint Back, RecordFlags Flags);
