using System.Buffers;
using System.Numerics;
using Gust.Foundation;
using Gust.JetStream.Consumers;
using Gust.Subjects;

namespace Gust.JetStream.Streams;

/// <summary>The ids of messages that came lately, so that none is stored twice (spec: jetstream.md section 4.2, <c>Nats-Msg-Id</c>).</summary>
/// <remarks>Owned by its stream. About forty bytes and the id for each; nothing is allocated for one that comes once room is there.</remarks>
internal sealed class Deduper(IRandom random)
{
    private const int EntriesAtStart = 16;
    private readonly SubjectHash _hash = new(random);
    private Entry[] _entries = [];
    private int[] _buckets = [];
    private byte[] _ids = [];
    private long _first;
    private long _end;
    private long _idsEnd;

    /// <summary>Ids that are remembered.</summary>
    public int Count => (int)(_end - _first);

    /// <summary>When the oldest was remembered, in Unix nanoseconds; <see cref="Nanoseconds.Never"/>: there is none.</summary>
    public long Oldest => Count == 0 ? Nanoseconds.Never : At(_first).Time;

    /// <summary>The sequence of the message with this id.</summary>
    public bool TryFind(ReadOnlySpan<byte> id, out ulong sequence)
    {
        sequence = 0;
        if (Count == 0)
        {
            return false;
        }

        for (long number = First(_hash.Of(id)); number >= _first; number = number - At(number).Back)
        {
            ref Entry entry = ref At(number);
            if (entry.Length == id.Length && IsSame(entry, id))
            {
                sequence = entry.Sequence;
                return true;
            }

            if (entry.Back == 0)
            {
                break;
            }
        }

        return false;
    }

    /// <summary>Remembers an id that is not known. Times do not fall.</summary>
    public void Add(ReadOnlySpan<byte> id, ulong sequence, long time)
    {
        if (Count == _entries.Length)
        {
            Enlarge();
        }

        Reserve(id.Length);
        uint hash = _hash.Of(id);
        long number = _end++;
        At(number) = new Entry { Time = time, Sequence = sequence, Start = _idsEnd, Length = id.Length, Hash = hash };
        Put(id);
        Link(number);
    }

    /// <summary>Forgets what was remembered before a time.</summary>
    public void Expire(long before)
    {
        while (Count > 0 && At(_first).Time < before)
        {
            Unlink(_first++);
        }
    }

    /// <summary>Forgets messages above a sequence: they have not been committed.</summary>
    public void ForgetAbove(ulong sequence)
    {
        while (Count > 0 && At(_end - 1).Sequence > sequence)
        {
            Unlink(--_end);
            _idsEnd = At(_end).Start;
        }
    }

    public void Clear()
    {
        _first = _end = _idsEnd = 0;
        (_entries, _buckets, _ids) = ([], [], []);
    }

    /// <summary>All that is remembered, oldest first.</summary>
    public void WriteImage(IBufferWriter<byte> to)
    {
        VarInt.Write(to, (ulong)Count);
        for (long number = _first; number < _end; number++)
        {
            ref Entry entry = ref At(number);
            VarInt.Write(to, (ulong)entry.Time);
            VarInt.Write(to, entry.Sequence);
            VarInt.Write(to, (ulong)entry.Length);
            Span<byte> into = to.GetSpan(entry.Length)[..entry.Length];
            CopyId(entry, into);
            to.Advance(entry.Length);
        }
    }

    public void ReadImage(ref ReadOnlySpan<byte> from)
    {
        Clear();
        for (ulong count = VarInt.Read(ref from); count > 0; count--)
        {
            long time = (long)VarInt.Read(ref from);
            ulong sequence = VarInt.Read(ref from);
            int length = (int)VarInt.Read(ref from);
            Add(from[..length], sequence, time);
            from = from[length..];
        }
    }

    private ref Entry At(long number) => ref _entries[number & (_entries.Length - 1)];

    private ref int Bucket(uint hash) => ref _buckets[hash & (uint)(_buckets.Length - 1)];

    /// <summary>The newest entry of a bucket; below the oldest when there is none.</summary>
    private long First(uint hash) => Bucket(hash) is 0 ? _first - 1 : Absolute(Bucket(hash) - 1);

    /// <summary>The number of the entry that lies in a slot.</summary>
    private long Absolute(int slot)
    {
        long number = (_first & ~(long)(_entries.Length - 1)) + slot;
        return number < _first ? number + _entries.Length : number;
    }

    private void Link(long number)
    {
        ref Entry entry = ref At(number);
        long before = First(entry.Hash);
        entry.Back = before >= _first ? (int)(number - before) : 0;
        Bucket(entry.Hash) = (int)(number & (_entries.Length - 1)) + 1;
    }

    /// <summary>Takes the oldest or the newest entry out of its bucket.</summary>
    private void Unlink(long number)
    {
        ref int bucket = ref Bucket(At(number).Hash);
        int slot = (int)(number & (_entries.Length - 1)) + 1;
        if (bucket == slot)
        {
            ref Entry entry = ref At(number);
            bucket = entry.Back == 0 ? 0 : (int)((number - entry.Back) & (_entries.Length - 1)) + 1;
            return;
        }

        // The oldest of a longer chain: who points at it is the last but one.
        long later = Absolute(bucket - 1);
        while (later - At(later).Back != number)
        {
            later -= At(later).Back;
        }

        At(later).Back = 0;
    }

    private void Enlarge()
    {
        Entry[] old = _entries;
        long count = Count;
        _entries = new Entry[Math.Max(EntriesAtStart, old.Length * 2)];
        _buckets = new int[_entries.Length];
        for (long number = _end - count; number < _end; number++)
        {
            At(number) = old[number & (old.Length - 1)];
        }

        for (long number = _first; number < _end; number++)
        {
            Link(number);
        }
    }

    private void Reserve(int length)
    {
        long used = Count == 0 ? 0 : _idsEnd - At(_first).Start;
        if (used + length <= _ids.Length)
        {
            return;
        }

        byte[] old = _ids;
        _ids = new byte[BitOperations.RoundUpToPowerOf2((uint)(used + length) * 2)];
        for (long at = _idsEnd - used; at < _idsEnd; at++)
        {
            _ids[at & (_ids.Length - 1)] = old[at & (old.Length - 1)];
        }
    }

    private void Put(ReadOnlySpan<byte> id)
    {
        int at = (int)(_idsEnd & (_ids.Length - 1));
        int room = Math.Min(id.Length, _ids.Length - at);
        id[..room].CopyTo(_ids.AsSpan(at));
        id[room..].CopyTo(_ids);
        _idsEnd += id.Length;
    }

    private bool IsSame(in Entry entry, ReadOnlySpan<byte> id)
    {
        int at = (int)(entry.Start & (_ids.Length - 1));
        int room = Math.Min(id.Length, _ids.Length - at);
        return id[..room].SequenceEqual(_ids.AsSpan(at, room)) && id[room..].SequenceEqual(_ids.AsSpan(0, id.Length - room));
    }

    private void CopyId(in Entry entry, Span<byte> into)
    {
        int at = (int)(entry.Start & (_ids.Length - 1));
        int room = Math.Min(into.Length, _ids.Length - at);
        _ids.AsSpan(at, room).CopyTo(into);
        _ids.AsSpan(0, into.Length - room).CopyTo(into[room..]);
    }

    private struct Entry
    {
        public long Time;
        public ulong Sequence;
        public long Start;
        public int Length;
        public uint Hash;

        /// <summary>How many entries before this one the next of its bucket lies; 0: this is the last.</summary>
        public int Back;
    }
}
