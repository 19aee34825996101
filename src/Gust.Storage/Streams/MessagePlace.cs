using Gust.Storage.Streams.Blocks;

namespace Gust.Storage.Streams;

/// <summary>Where a message lies.</summary>
internal readonly record struct MessagePlace(Block Block, int Ordinal, ulong Sequence);
