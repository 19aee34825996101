namespace Gust.Storage.Streams;

/// <summary>What a stream holds (spec: jetstream.md section 2.1, <c>state</c>).</summary>
/// <param name="Messages">Messages that can be loaded.</param>
/// <param name="Bytes">Their sizes by <see cref="MessageSize"/>.</param>
/// <param name="FirstSequence">Of the oldest message; one above <paramref name="LastSequence"/> when there is none.</param>
/// <param name="FirstTime">Of the oldest message, in Unix nanoseconds; 0: none.</param>
/// <param name="LastSequence">The highest that was ever given away or skipped; 0 before the first.</param>
/// <param name="LastTime">Of the message that was appended last, in Unix nanoseconds, though it may be gone; 0: none.</param>
/// <param name="Subjects">Different subjects among the messages.</param>
internal readonly record struct StreamState(
    long Messages, long Bytes, ulong FirstSequence, long FirstTime, ulong LastSequence, long LastTime, long Subjects)
{
    /// <summary>Gaps between the first and the last sequence.</summary>
    public long Deleted => Messages == 0 ? 0 : (long)(LastSequence - FirstSequence + 1) - Messages;
}
