namespace Gust.Storage.Streams;

/// <summary>The part of <see cref="StreamState"/> that never needs the disk.</summary>
/// <param name="Messages">Messages that can be loaded.</param>
/// <param name="Bytes">Their sizes by <see cref="MessageSize"/>.</param>
/// <param name="FirstSequence">Of the oldest message; one above <paramref name="LastSequence"/> when there is none.</param>
/// <param name="LastSequence">The highest that was ever given away or skipped; 0 before the first.</param>
internal readonly record struct StreamCounts(long Messages, long Bytes, ulong FirstSequence, ulong LastSequence);
