using System.Runtime.InteropServices;
using Gust.Storage.Streams.Blocks;

namespace Gust.Storage.Tests.Streams;

public sealed class BlockIndexTests
{
    [Fact]
    public void Entry_takes_twelve_bytes() => Assert.Equal(BlockIndex.BytesPerRecord, Marshal.SizeOf<IndexEntry>());

    [Fact]
    public void Entry_keeps_offset_and_headers_apart()
    {
        var entry = new IndexEntry(int.MaxValue, hasHeaders: true, subject: 5, back: IndexEntry.Far);
        Assert.Equal((int.MaxValue, true, 5u, IndexEntry.Far), (entry.Offset, entry.HasHeaders, entry.Subject, entry.Back));
        Assert.False(new IndexEntry(int.MaxValue, hasHeaders: false, subject: 5, back: 0).HasHeaders);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Sequences_are_found_with_and_without_gaps(int gap)
    {
        using var index = new BlockIndex(1000);
        List<ulong> sequences = [];
        for (ulong i = 0; i < 500; i++)
        {
            ulong sequence = 1000 + i + (i > 200 && gap > 0 ? i / 10 * (ulong)gap : 0);
            sequences.Add(sequence);
            index.Add(sequence, new IndexEntry((int)i, false, 1, 0));
        }

        Assert.Equal(gap > 0, index.IsSparse);
        for (ulong sequence = 990; sequence < sequences[^1] + 10; sequence++)
        {
            int expected = sequences.FindIndex(one => one >= sequence);
            Assert.Equal(expected < 0 ? 500 : expected, index.LowerBound(sequence));
            Assert.Equal(sequences.IndexOf(sequence), index.Find(sequence));
        }

        using var copy = new BlockIndex(1000, index.Count);
        copy.Load(index.Count, index.IsSparse, Bytes(index));
        Assert.All(sequences, (sequence, ordinal) => Assert.Equal((ordinal, sequence), (copy.Find(sequence), copy.SequenceAt(ordinal))));
    }

    [Fact]
    public void Cache_gives_up_what_was_not_used_and_leaves_what_is_in_use()
    {
        var cache = new BlockCache(1000);
        MemoryBlock[] blocks = [.. Enumerable.Range(1, 6).Select(id => new MemoryBlock((ulong)id, 1, 512))];
        foreach (MemoryBlock block in blocks)
        {
            // The first one's index is out, as when its store uses it.
            block.Index = block.Id == 1 ? null : new BlockIndex(1);
            cache.Add(block, 300);
        }

        Assert.InRange(cache.Bytes, 300, 1000);
        Assert.Equal(cache.Bytes / 300 - 1, blocks.Count(block => block.Index is not null));
        cache.Remove(blocks[0]);
        Assert.Equal(blocks.Count(block => block.Index is not null) * 300, cache.Bytes);
    }

    private static byte[] Bytes(BlockIndex index) =>
        [.. MemoryMarshal.AsBytes(index.Entries), .. MemoryMarshal.AsBytes(index.Sequences)];
}
