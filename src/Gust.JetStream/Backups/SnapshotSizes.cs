using Gust.JetStream.Model.Requests;

namespace Gust.JetStream.Backups;

/// <summary>How large the chunks of a snapshot are, and how much of it may be under way.</summary>
internal static class SnapshotSizes
{
    private const long ChunkMin = 1 << 10;
    private const long ChunkDefault = 128 << 10;
    private const long ChunkMax = 1 << 20;
    private const long WindowDefault = 8 << 20;
    private const long WindowMax = 32 << 20;

    public static long ChunkOf(StreamSnapshotRequest request) =>
        request.ChunkSize <= 0 ? ChunkDefault : Math.Clamp(request.ChunkSize, ChunkMin, ChunkMax);

    public static long WindowOf(StreamSnapshotRequest request) =>
        request.WindowSize <= 0 ? WindowDefault : Math.Clamp(request.WindowSize, ChunkMin, WindowMax);
}
