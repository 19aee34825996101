namespace Gust.Web.Console.Requests;

/// <summary>What came back.</summary>
/// <param name="Replies">In the order in which they came.</param>
/// <param name="ElapsedMs">Until the end.</param>
/// <param name="End"><c>complete</c>, <c>timeout</c> or <c>no-responders</c>.</param>
internal sealed record RequestAnswer(IReadOnlyList<Reply> Replies, double ElapsedMs, string End);
