namespace Gust.Core.Tracing;

/// <summary>A stream that a traced message came to. What became of it there is known later, and the story waits for that.</summary>
internal sealed class StreamStation(MessageTrace trace, int index)
{
    /// <summary>The message is to be looked at as any other, and not to be stored.</summary>
    public bool IsOnly => trace.IsOnly;

    /// <summary>Says it, once. From any thread.</summary>
    /// <param name="subject">Under which it is kept; empty: it did not come so far.</param>
    /// <param name="hasNoInterest">Nobody wants it, and it is not kept.</param>
    /// <param name="error">Why it is not taken; empty: it is.</param>
    public void Finish(string subject, bool hasNoInterest = false, string error = "") => trace.FinishStream(index, subject, hasNoInterest, error);
}
