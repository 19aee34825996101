using Gust.Client;

namespace Gust.Cli.Commands;

/// <summary>Mean round trip to one address; null when it could not be reached.</summary>
internal sealed record RttResult(ServerAddress Address, DateTimeOffset Started, TimeSpan? Average);
