using Gust.Subjects;

namespace Gust.Core;

/// <summary>A target of messages: a client's subscription today, remote interest or a stream later.</summary>
internal interface ISink : ISubjectTreeEntry
{
    /// <summary>Takes the message or answers false: not this one (no echo, closing, over its maximum, dropped).</summary>
    /// <remarks>Called on the producer's thread; copies what it keeps.</remarks>
    bool Deliver(in Publication publication, FlushSet flushes);

    /// <summary>Who to hand messages with this one subject, as long as the interest stays: itself, or a stand-in that has less to check.</summary>
    ISink For(ReadOnlySpan<byte> subject) => this;
}
