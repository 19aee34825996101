using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Pieces;

namespace Gust.Storage.Streams.Files;

/// <summary>A block's file that a rebuild found.</summary>
/// <param name="Length">Up to the index behind the records, when there is one.</param>
/// <param name="FirstSequence">Of its first good record; 0: there is none.</param>
/// <param name="IsCoded">It holds pieces.</param>
internal readonly record struct FoundFile(ulong Id, BlockHeader Header, int Length, ulong FirstSequence, bool IsRetired, bool IsCoded)
{
    public static FoundFile Look(BlockFolder folder, ulong id)
    {
        var length = (int)Math.Min(folder.Open(id).Length, int.MaxValue);
        var header = default(BlockHeader);
        if (length >= BlockHeader.Size)
        {
            var bytes = folder.Read(id, 0, BlockHeader.Size, length);
            if (BlockHeader.IsRetired(bytes))
            {
                return new FoundFile(id, default, length, 0, IsRetired: true, IsCoded: false);
            }

            BlockHeader.TryRead(bytes, out header);
        }

        // Pieces tell what the file is, even if its header is damaged.
        var coded = new RawCodedBlock(folder, id);
        var isCoded = header.IsCoded || coded.HasPieces;
        length = isCoded ? coded.Length : FindEnd(folder, id, length);
        var found = new FoundFile(id, header, length, 0, IsRetired: false, isCoded);
        var scanner = new RecordScanner(found.Read(folder), length, ulong.MaxValue);
        return found with { FirstSequence = scanner.MoveNext(out var record) ? RecordCodec.Head(record).Sequence : 0 };
    }

    public RawBlock Read(BlockFolder folder) => IsCoded ? new RawCodedBlock(folder, Id) : new RawBlock(folder, Id, Length);

    /// <summary>The records end where a footer starts; it is looked for from the front, record by record.</summary>
    private static int FindEnd(BlockFolder folder, ulong id, int length)
    {
        if (length <= BlockHeader.Size)
        {
            return length;
        }

        var block = new RawBlock(folder, id, length);
        var scanner = new RecordScanner(block, length, ulong.MaxValue);
        while (scanner.MoveNext(out _))
        {
        }

        for (var at = length - scanner.Skipped; at + BlockFooter.HeadSize <= length; at++)
        {
            if (BlockFooter.IsHead(block.Read(at, BlockFooter.HeadSize)))
            {
                return at;
            }
        }

        return length;
    }
}
