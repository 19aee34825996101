using Gust.Foundation;
using Gust.Storage.Encryption;
using Gust.Storage.Streams.Blocks;

namespace Gust.Storage.Streams;

/// <summary>Sizes that all stream stores of a server share.</summary>
internal sealed class StreamStoreOptions
{
    /// <summary>Holds the indexes of all stores' full blocks.</summary>
    public required BlockCache Cache { get; init; }

    public required IRandom Random { get; init; }

    /// <summary>Encrypts what is written to files; null: nothing does.</summary>
    public StoreCipher? Cipher { get; init; }

    /// <summary>Bytes of a block that are compressed or encrypted as one: what a reader must decode for one message.</summary>
    public int PieceBytes { get; init; } = 32 << 10;

    /// <summary>Compressed or encrypted blocks of one stream that remember where their pieces lie.</summary>
    public int MapsMax { get; init; } = 64;

    /// <summary>A block in a file is full at this size.</summary>
    public int FileBlockBytes { get; init; } = 4 << 20;

    /// <summary>A block in memory is full at this size. Smaller, for its bytes are one array.</summary>
    public int MemoryBlockBytes { get; init; } = 512 << 10;

    /// <summary>Bytes at the end of a stream that may wait in memory to be written.</summary>
    public int TailBytes { get; init; } = 256 << 10;

    /// <summary>What one read from a file fetches once somebody reads in sequence.</summary>
    public int WindowBytes { get; init; } = 128 << 10;

    /// <summary>Readers of one stream that can each go on in sequence without the others' taking their window.</summary>
    public int WindowsMax { get; init; } = 8;

    /// <summary>Files that one stream keeps open.</summary>
    public int OpenFilesMax { get; init; } = 8;
}
