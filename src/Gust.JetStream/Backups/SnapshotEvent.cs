namespace Gust.JetStream.Backups;

/// <summary>What comes to a snapshot under way.</summary>
/// <param name="Acknowledged">Number of a chunk that the receiver has; 0: it is only to go on.</param>
internal readonly record struct SnapshotEvent(long Acknowledged);
