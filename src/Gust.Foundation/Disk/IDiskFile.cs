namespace Gust.Foundation.Disk;

/// <summary>An open file. One writer at a time; reads may come from any thread beside it.</summary>
internal interface IDiskFile : IDisposable
{
    /// <summary>In bytes.</summary>
    long Length { get; }

    /// <summary>Reads up to <paramref name="into"/>'s length; fewer only at the end of the file.</summary>
    int Read(long offset, Span<byte> into);

    /// <summary>Writes all bytes; beyond the end the file grows, with zeros in between.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>All that was written, and the length, are on stable storage when this returns.</summary>
    void Sync();

    void SetLength(long length);
}
