namespace Gust.Cli.JetStream;

/// <summary>An answer of the API.</summary>
/// <param name="Value">What this program knows of it.</param>
/// <param name="Json">As it came: a newer server may say more.</param>
internal sealed record ApiAnswer<T>(T Value, ReadOnlyMemory<byte> Json);
