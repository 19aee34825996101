namespace Gust.Storage.Streams;

/// <summary>A stretch of a block that cannot be read. Nothing of it is deleted; what lies around it is served.</summary>
/// <param name="Block">Number of the block, which is its file's name.</param>
/// <param name="Offset">Where in the file it begins.</param>
/// <param name="Bytes">How long it is; 0: unknown.</param>
/// <param name="FirstLost">The lowest sequence that was or may have been in it.</param>
/// <param name="LastLost">The highest; below <paramref name="FirstLost"/>: none that the stream can miss.</param>
internal readonly record struct StreamDamage(ulong Block, long Offset, long Bytes, ulong FirstLost, ulong LastLost);
