namespace Gust.JetStream.Backups.Archives;

/// <summary>Takes a stream of bytes, piece by piece.</summary>
internal interface IByteTarget
{
    /// <param name="bytes">They hold until it returns.</param>
    void Write(ReadOnlySpan<byte> bytes);
}
