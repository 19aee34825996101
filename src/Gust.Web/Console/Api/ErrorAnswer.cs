namespace Gust.Web.Console.Api;

/// <summary>Why something was not done, and what to do.</summary>
internal sealed record ErrorAnswer(string Error);
