using Gust.Web.Console.Stored;

namespace Gust.Web.Console.Tails;

/// <summary>What came in a moment; one line of the answer.</summary>
/// <param name="Messages">As they came.</param>
/// <param name="Skipped">Messages at most that were left out for there being too many.</param>
/// <param name="Last">Sequence up to which the stream has been followed; 0: no stream.</param>
internal sealed record TailBatch(IReadOnlyList<MessageRow> Messages, long Skipped, ulong Last)
{
    /// <summary>Why nothing comes any more; null: it goes on.</summary>
    public string? Error { get; init; }
}
