namespace Gust.Storage.Streams;

/// <summary>What a stream holds of one subject; all zero when it holds nothing.</summary>
internal readonly record struct SubjectState(long Messages, ulong FirstSequence, ulong LastSequence);
