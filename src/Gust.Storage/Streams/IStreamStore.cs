using Gust.Subjects;

namespace Gust.Storage.Streams;

/// <summary>The messages of one stream, in memory or in files, and the ways to find them.</summary>
/// <remarks>
/// Owned by one stream: not thread-safe. It is an index of what the journal has made durable and follows no policy: who removes what and
/// when is decided above. A call that fails with an <see cref="IOException"/> has changed nothing. A filter of null stands for all subjects.
/// </remarks>
internal interface IStreamStore : IDisposable
{
    StreamState State { get; }

    /// <summary>What limits are held against; costs nothing. From another thread than the owner's each figure is right, but not all at one moment.</summary>
    StreamCounts Counts { get; }

    /// <summary>Adds a message behind all others.</summary>
    /// <param name="message">Its sequence is above <see cref="StreamState.LastSequence"/>; those in between become gaps.</param>
    void Append(in StoredMessage message);

    /// <summary>Gives away the sequences up to and with <paramref name="sequence"/> without messages; of an empty stream too.</summary>
    /// <param name="sequence">Others behind it come next.</param>
    /// <param name="time">When that was, for the state; 0: its last time stays.</param>
    void Skip(ulong sequence, long time = 0);

    /// <summary>Whether a message is there, by the index alone.</summary>
    bool Contains(ulong sequence);

    bool TryLoad(ulong sequence, out StoredMessage message);

    /// <summary>The first message at or after <paramref name="from"/> that the filter takes.</summary>
    bool TryLoadNext(SubjectFilter? filter, ulong from, out StoredMessage message);

    /// <summary>The last message at or before <paramref name="upTo"/> that the filter takes; of one subject at a cost that does not grow with the stream.</summary>
    bool TryLoadLast(SubjectFilter? filter, ulong upTo, out StoredMessage message);

    /// <summary>The first sequence whose message was received at or after a time (Unix nanoseconds); one above the last when there is none.</summary>
    ulong FirstSequenceAt(long time);

    /// <summary>Removes a message; false when there is none.</summary>
    /// <param name="erase">Its bytes are overwritten at once where they lie.</param>
    bool Remove(ulong sequence, bool erase);

    /// <summary>Removes the messages that the filter takes below <paramref name="below"/>, but the newest <paramref name="keep"/> of them. Returns how many.</summary>
    /// <remarks>Of all subjects and without keep, the stream is then empty up to there, at a cost that does not grow with it.</remarks>
    long Purge(SubjectFilter? filter, ulong below, long keep);

    /// <summary>How many messages at or after <paramref name="from"/> the filter takes.</summary>
    long Count(SubjectFilter? filter, ulong from);

    SubjectState Subject(ReadOnlySpan<byte> subject);

    /// <summary>The messages as they are now, to be read elsewhere while the store goes on. Ended by <see cref="Thaw"/>.</summary>
    FrozenMessages Freeze();

    /// <summary>Nobody reads it any more.</summary>
    void Thaw(FrozenMessages frozen);

    /// <summary>Gives memory and handles back that an idle stream does not need.</summary>
    void Trim();

    /// <summary>Shows each subject that the filter takes, in no order, until the visitor answers false.</summary>
    void VisitSubjects(SubjectFilter? filter, SubjectVisitor visitor);
}
