namespace Gust.Core.SystemServices;

/// <summary>What tells one event from all others.</summary>
internal readonly record struct EventStamp(string Type, string Id, DateTimeOffset Time);
