using System.Numerics;
using Gust.Storage;

namespace Gust.JetStream.Backups.Archives;

/// <summary>The framing of S2, which is that of Snappy with larger blocks: chunks of a type, three bytes of length, and a checksum of the content.</summary>
internal static class S2Format
{
    public const int HeaderSize = 4;
    public const int ChecksumSize = 4;
    public const byte Compressed = 0x00;
    public const byte Uncompressed = 0x01;

    /// <summary>Chunks from this type on may be passed over.</summary>
    public const byte Skippable = 0x80;

    public const byte Identifier = 0xFF;

    /// <summary>Content that one chunk has at most.</summary>
    public const int BlockMax = 4 << 20;

    /// <summary>What a chunk of content may have at most: what does not compress grows a little.</summary>
    public const int ChunkMax = ChecksumSize + 32 + BlockMax + (BlockMax / 6);

    public static ReadOnlySpan<byte> S2Name => "S2sTwO"u8;

    public static ReadOnlySpan<byte> SnappyName => "sNaPpY"u8;

    /// <summary>CRC-32C, turned and moved so that checksums of checksums are no special case.</summary>
    public static uint ChecksumOf(ReadOnlySpan<byte> content) => unchecked(BitOperations.RotateRight(Crc32C.Of(content), 15) + 0xA282EAD8);
}
