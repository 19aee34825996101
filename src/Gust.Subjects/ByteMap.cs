using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Gust.Subjects;

/// <summary>Byte strings to objects: two words per key when small, and no long pause however large.</summary>
/// <remarks>
/// Extendible hashing: a directory, indexed by the first <c>n</c> bits of the hash, of small open-addressed segments. A full
/// segment is split in two, a near-empty pair is merged, so growing to millions of keys never rebuilds one big table while
/// matchers wait. No locking. A reference into the map is valid until the next change of the map.
/// </remarks>
internal sealed class ByteMap
{
    /// <summary>Past this many leading bits a segment grows instead of splitting: equal hashes cannot be split.</summary>
    private const int DepthMax = 20;

    /// <summary>Far below what splits a segment, so that a pair does not merge and split in turns.</summary>
    private const int MergedMax = ByteMapSegment.SlotsMax / 4;

    private ByteMapSegment[] _directory = [new ByteMapSegment(depth: 0)];
    private int _depth;

    public int Count { get; private set; }

    /// <summary>The value of a key, or null.</summary>
    public object? Find(ByteKey key)
    {
        ref var slot = ref _directory[IndexOf(key.Hash)].Find(key);
        return Unsafe.IsNullRef(ref slot) ? null : slot.Value;
    }

    /// <summary>The place of a key's value, or a null reference.</summary>
    public ref object? FindRef(ByteKey key)
    {
        ref var slot = ref _directory[IndexOf(key.Hash)].Find(key);
        return ref Unsafe.IsNullRef(ref slot) ? ref Unsafe.NullRef<object?>() : ref slot.Value;
    }

    /// <summary>The place of a key's value, null if the key is new. The caller must store something there.</summary>
    public ref object? FindOrAdd(ByteKey key)
    {
        var segment = _directory[IndexOf(key.Hash)];
        ref var slot = ref segment.Find(key);
        if (!Unsafe.IsNullRef(ref slot))
        {
            return ref slot.Value;
        }

        while (segment.IsFull)
        {
            MakeRoom(segment, key.Hash);
            segment = _directory[IndexOf(key.Hash)];
        }

        Count++;
        return ref segment.Add(key.ToKept(), key.Hash, value: null).Value;
    }

    public bool Remove(ByteKey key)
    {
        var segment = _directory[IndexOf(key.Hash)];
        ref var slot = ref segment.Find(key);
        if (Unsafe.IsNullRef(ref slot))
        {
            return false;
        }

        segment.Remove(ref slot);
        Count--;
        MergeWithBuddy(segment, IndexOf(key.Hash));
        return true;
    }

    /// <summary>Appends every value, in no order.</summary>
    public void CopyValuesTo(List<object> destination)
    {
        for (var i = 0; i < _directory.Length; i += 1 << (_depth - _directory[i].Depth))
        {
            foreach (ref readonly var slot in _directory[i].Slots)
            {
                if (slot.Value is not null)
                {
                    destination.Add(slot.Value);
                }
            }
        }
    }

    private int IndexOf(uint hash) => (int)((ulong)hash >> (32 - _depth));

    private void MakeRoom(ByteMapSegment segment, uint hash)
    {
        if (segment.Slots.Length < ByteMapSegment.SlotsMax || segment.Depth == DepthMax)
        {
            segment.Grow();
            return;
        }

        if (segment.Depth == _depth)
        {
            DoubleDirectory();
        }

        var depth = segment.Depth + 1;
        var zero = new ByteMapSegment(depth, segment.Count);
        var one = new ByteMapSegment(depth, segment.Count);
        foreach (ref readonly var slot in segment.Slots)
        {
            if (slot.Key is not null)
            {
                var half = ((slot.Hash >> (32 - depth)) & 1) == 0 ? zero : one;
                half.Add(slot.Key, slot.Hash, slot.Value);
            }
        }

        var span = 1 << (_depth - depth);
        var start = IndexOf(hash) & -(span * 2);
        _directory.AsSpan(start, span).Fill(zero);
        _directory.AsSpan(start + span, span).Fill(one);
    }

    private void DoubleDirectory()
    {
        var wider = new ByteMapSegment[_directory.Length * 2];
        for (var i = 0; i < wider.Length; i++)
        {
            wider[i] = _directory[i >> 1];
        }

        _directory = wider;
        _depth++;
    }

    private void MergeWithBuddy(ByteMapSegment segment, int index)
    {
        if (segment.Depth == 0 || segment.Count > MergedMax / 2)
        {
            return;
        }

        var span = 1 << (_depth - segment.Depth);
        var start = index & -span;
        var buddy = _directory[start ^ span];
        if (buddy.Depth != segment.Depth || buddy.Count + segment.Count > MergedMax)
        {
            return;
        }

        var merged = new ByteMapSegment(segment.Depth - 1, segment.Count + buddy.Count);
        merged.AddAll(segment);
        merged.AddAll(buddy);
        _directory.AsSpan(start & ~span, span * 2).Fill(merged);
        if (segment.Depth == _depth)
        {
            HalveDirectory();
        }
    }

    /// <summary>Drops a bit of the directory once no segment needs it. Looked at only after a merge at full depth, which is rare.</summary>
    private void HalveDirectory()
    {
        for (var i = 0; i < _directory.Length; i += 2)
        {
            if (!ReferenceEquals(_directory[i], _directory[i + 1]))
            {
                return;
            }
        }

        var narrower = new ByteMapSegment[_directory.Length / 2];
        for (var i = 0; i < narrower.Length; i++)
        {
            narrower[i] = _directory[i * 2];
            Debug.Assert(narrower[i].Depth < _depth);
        }

        _directory = narrower;
        _depth--;
    }
}
