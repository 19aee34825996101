namespace Gust.Configuration.Reload;

/// <summary>One option that a reload changes.</summary>
/// <param name="Option">Its key.</param>
/// <param name="Old">Value before; null for a secret.</param>
/// <param name="New">Value wanted; null for a secret.</param>
/// <param name="LogLine">What the log says once it is done: <c>Reloaded: max_payload = 123</c>.</param>
internal sealed record OptionChange(string Option, string? Old, string? New, string LogLine);
