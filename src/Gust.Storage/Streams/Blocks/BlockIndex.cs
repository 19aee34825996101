using System.Buffers;
using System.Runtime.InteropServices;

namespace Gust.Storage.Streams.Blocks;

/// <summary>Where the records of one block lie: twelve bytes a record, and four more once a sequence is missing between two of them.</summary>
/// <remarks>Removed messages stay in it: which those are, the block knows. Its arrays come from a pool: whoever takes it out of a block disposes it.</remarks>
internal sealed class BlockIndex : IDisposable
{
    public const int BytesPerRecord = 12;
    private const int CapacityMin = 16;
    private readonly ulong _first;
    private IndexEntry[] _entries;

    /// <summary>Distance of each record from the first; null while no sequence is missing.</summary>
    private uint[]? _sequences;

    /// <param name="first">The sequence of the first record that will be added.</param>
    public BlockIndex(ulong first, int capacity = CapacityMin)
    {
        _first = first;
        _entries = ArrayPool<IndexEntry>.Shared.Rent(Math.Max(capacity, CapacityMin));
    }

    public int Count { get; private set; }

    public bool IsSparse => _sequences is not null;

    /// <summary>What it takes in memory.</summary>
    public long Bytes => ((long)_entries.Length * BytesPerRecord) + ((_sequences?.Length ?? 0) * sizeof(uint));

    public ReadOnlySpan<IndexEntry> Entries => _entries.AsSpan(0, Count);

    public ReadOnlySpan<uint> Sequences => _sequences.AsSpan(0, _sequences is null ? 0 : Count);

    public ref readonly IndexEntry this[int ordinal] => ref _entries[ordinal];

    /// <summary>Whether a block that starts at <paramref name="first"/> can hold a sequence.</summary>
    public static bool Spans(ulong first, ulong sequence) => sequence - first <= uint.MaxValue;

    public ulong SequenceAt(int ordinal) => _first + (_sequences is null ? (uint)ordinal : _sequences[ordinal]);

    /// <summary>The place of a record among all of the block; -1: there is none.</summary>
    public int Find(ulong sequence)
    {
        var ordinal = LowerBound(sequence);
        return ordinal < Count && SequenceAt(ordinal) == sequence ? ordinal : -1;
    }

    /// <summary>The first record at or after a sequence; <see cref="Count"/> when there is none.</summary>
    public int LowerBound(ulong sequence)
    {
        if (sequence <= _first)
        {
            return 0;
        }

        var distance = sequence - _first;
        if (_sequences is null)
        {
            return (int)Math.Min(distance, (ulong)Count);
        }

        if (distance > uint.MaxValue)
        {
            return Count;
        }

        var found = Sequences.BinarySearch((uint)distance);
        return found >= 0 ? found : ~found;
    }

    public void Add(ulong sequence, IndexEntry entry)
    {
        if (Count == _entries.Length)
        {
            Grow();
        }

        var distance = (uint)(sequence - _first);
        if (_sequences is null && distance != Count)
        {
            RememberSequences();
        }

        _entries[Count] = entry;
        if (_sequences is not null)
        {
            _sequences[Count] = distance;
        }

        Count++;
    }

    /// <summary>Takes a whole index over from bytes that <see cref="Entries"/> and <see cref="Sequences"/> were written as.</summary>
    public void Load(int count, bool isSparse, ReadOnlySpan<byte> bytes)
    {
        var entries = MemoryMarshal.Cast<byte, IndexEntry>(bytes[..(count * BytesPerRecord)]);
        entries.CopyTo(_entries);
        if (isSparse)
        {
            RememberSequences();
            MemoryMarshal.Cast<byte, uint>(bytes.Slice(count * BytesPerRecord, count * sizeof(uint))).CopyTo(_sequences);
        }

        Count = count;
    }

    public void Dispose()
    {
        ArrayPool<IndexEntry>.Shared.Return(_entries);
        if (_sequences is not null)
        {
            ArrayPool<uint>.Shared.Return(_sequences);
        }

        _entries = [];
        _sequences = null;
        Count = 0;
    }

    private void RememberSequences()
    {
        _sequences = ArrayPool<uint>.Shared.Rent(_entries.Length);
        for (var i = 0; i < Count; i++)
        {
            _sequences[i] = (uint)i;
        }
    }

    private void Grow()
    {
        Replace(ref _entries, Count);
        if (_sequences is not null)
        {
            Replace(ref _sequences, Count);
        }
    }

    private static void Replace<T>(ref T[] array, int count)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(CapacityMin, array.Length * 2));
        array.AsSpan(0, count).CopyTo(larger);
        if (array.Length > 0)
        {
            ArrayPool<T>.Shared.Return(array);
        }

        array = larger;
    }
}
