namespace Gust.Protocol;

/// <summary>How far a parser came in the bytes it was shown.</summary>
/// <param name="Consumed">Bytes of completed operations.</param>
/// <param name="Wanted">Bytes that the unfinished operation has in all, from its first; 0 when unknown.</param>
/// <param name="Stopped">The operations asked to stop, or an error was reported.</param>
internal readonly record struct ParseProgress(int Consumed, int Wanted, bool Stopped);
