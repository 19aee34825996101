namespace Gust.Web.Console.Requests;

/// <summary>One answer to a request.</summary>
/// <param name="Subject">That it came on.</param>
/// <param name="Headers">Pairs of name and value.</param>
/// <param name="Status">Code and text of a status message, such as <c>404 No Messages</c>; null: an ordinary message.</param>
/// <param name="Data">The payload.</param>
/// <param name="AfterMs">How long it took.</param>
internal sealed record Reply(string Subject, IReadOnlyList<string[]> Headers, string? Status, byte[] Data, double AfterMs);
