namespace Gust.Web.Console.Observed;

/// <summary>How much of what it may store an account has stored.</summary>
/// <param name="Account">Its name.</param>
/// <param name="Kind"><c>storage</c> or <c>memory</c>.</param>
/// <param name="Used">Bytes.</param>
/// <param name="Max">Bytes.</param>
internal sealed record AccountUse(string Account, string Kind, long Used, long Max);
