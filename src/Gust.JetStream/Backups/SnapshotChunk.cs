namespace Gust.JetStream.Backups;

/// <summary>A piece of an archive on its way to its receiver.</summary>
/// <param name="Buffer">From a pool.</param>
/// <param name="Length">Bytes of it that count.</param>
internal readonly record struct SnapshotChunk(byte[] Buffer, int Length);
