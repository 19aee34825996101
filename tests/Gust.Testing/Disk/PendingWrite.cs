namespace Gust.Testing.Disk;

/// <summary>A write or a change of length that has not been synced.</summary>
/// <param name="Offset">Where it begins; of a change of length: the new length.</param>
/// <param name="Bytes">What was written; null: a change of length.</param>
/// <param name="LengthAfter">Of the file.</param>
internal readonly record struct PendingWrite(long Offset, byte[]? Bytes, long LengthAfter);
