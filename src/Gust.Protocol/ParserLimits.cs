namespace Gust.Protocol;

/// <summary>What one connection may send.</summary>
/// <param name="MaxControlLine">Longest argument part of a line, in bytes, without verb, blanks before it and line end.</param>
/// <param name="MaxPayload">Largest header block plus payload, in bytes; -1: no limit.</param>
/// <param name="Headers">HPUB is allowed.</param>
internal readonly record struct ParserLimits(int MaxControlLine, int MaxPayload, bool Headers);
