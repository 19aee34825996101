namespace Gust.Cli.Admin;

/// <summary>What one server answered.</summary>
/// <param name="Json">As it came: a newer server may say more than this program reads.</param>
/// <param name="After">The time it took.</param>
internal sealed record SystemReply(ReadOnlyMemory<byte> Json, TimeSpan After);
