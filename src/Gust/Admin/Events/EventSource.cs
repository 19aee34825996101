namespace Gust.Cli.Admin.Events;

/// <summary>Where events come from.</summary>
/// <param name="Kind">For the user.</param>
/// <param name="Subject">May have wildcards.</param>
internal sealed record EventSource(string Kind, string Subject);
