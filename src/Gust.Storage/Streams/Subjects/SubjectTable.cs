using Gust.Foundation;
using Gust.Subjects;

namespace Gust.Storage.Streams.Subjects;

/// <summary>The subjects of one stream's messages, numbered from 1; about 40 bytes each and the subject itself.</summary>
/// <remarks>
/// Numbers stand in block indexes. That of a subject without messages is given to a new one, so whoever keeps something by number asks
/// <see cref="TryGetAddition"/>. Owned by its store.
/// </remarks>
internal sealed class SubjectTable
{
    private const int ChunkBits = 12;
    private const int ChunkSize = 1 << ChunkBits;
    private const int FirstChunkMin = 3;
    private const int SlotsMin = 4;
    private const int RecentMax = 1024;
    private const int PackAboveBytes = 4096;

    private readonly SubjectHash _hash;
    private SubjectNames _names = new();
    private SubjectEntry[][] _chunks = [[]];
    private uint[] _slots = [];
    private uint[] _recent = [];
    private uint _free;

    public SubjectTable(IRandom random) => _hash = new SubjectHash(random);

    /// <summary>Subjects that have messages.</summary>
    public int Count { get; private set; }

    /// <summary>One above the highest number that was ever given.</summary>
    public uint End { get; private set; } = 1;

    /// <summary>How many times a number was given to a subject.</summary>
    public long Additions { get; private set; }

    public ref SubjectEntry this[uint number] => ref _chunks[(number - 1) >> ChunkBits][(number - 1) & (ChunkSize - 1)];

    public ReadOnlySpan<byte> NameOf(uint number) => _names[this[number].Name];

    public uint HashOf(ReadOnlySpan<byte> subject) => _hash.Of(subject);

    /// <summary>The number of a subject that has messages; 0: it has none.</summary>
    public uint Find(ReadOnlySpan<byte> subject) => Find(subject, _hash.Of(subject));

    public uint Find(ReadOnlySpan<byte> subject, uint hash)
    {
        if (_slots.Length == 0)
        {
            return 0;
        }

        var mask = _slots.Length - 1;
        for (var i = (int)hash & mask; _slots[i] is not 0 and var number; i = (i + 1) & mask)
        {
            ref var entry = ref this[number];
            if (entry.Hash == hash && _names[entry.Name].SequenceEqual(subject))
            {
                return number;
            }
        }

        return 0;
    }

    /// <summary>A number for a subject that has none. The caller sets the rest of the entry; its count must not stay 0.</summary>
    public uint Add(ReadOnlySpan<byte> subject, uint hash)
    {
        if ((Count + 1) * 4L > _slots.Length * 3L)
        {
            Resize(Math.Max(SlotsMin, _slots.Length * 2));
        }

        var number = TakeNumber();
        ref var entry = ref this[number];
        entry.Name = _names.Add(subject);
        entry.Hash = hash;
        Place(number, hash);
        Count++;
        NoteAddition(number);
        return number;
    }

    /// <summary>Gives up a subject whose last message went.</summary>
    public void Remove(uint number)
    {
        ref var entry = ref this[number];
        Displace(number, entry.Hash);
        _names.Remove(entry.Name);
        entry = default;
        entry.Name = _free;
        _free = number;
        Count--;
        if (Count == 0)
        {
            _names.Clear();
        }
        else if (_names.DeadBytes > PackAboveBytes && _names.DeadBytes > _names.LiveBytes)
        {
            Pack();
        }
    }

    /// <summary>Gives up all subjects.</summary>
    public void Clear()
    {
        _names = new SubjectNames();
        _chunks = [[]];
        _slots = [];
        _free = 0;
        Count = 0;
        End = 1;
        Additions += RecentMax + 1;
    }

    /// <summary>Remembers the numbers given from now on, for <see cref="TryGetAddition"/>.</summary>
    public void TrackAdditions()
    {
        if (_recent.Length == 0)
        {
            _recent = new uint[RecentMax];
        }
    }

    /// <summary>The number that was given as the <paramref name="addition"/>-th; false when that is too long ago to know.</summary>
    public bool TryGetAddition(long addition, out uint number)
    {
        number = 0;
        if (Additions - addition <= _recent.Length)
        {
            number = _recent[(int)(addition & (RecentMax - 1))];
        }

        return number != 0;
    }

    /// <summary>Takes over a subject with its number; the table is empty but for such. <see cref="Complete"/> follows the last.</summary>
    public void Restore(uint number, ReadOnlySpan<byte> subject, SubjectEntry state)
    {
        while (End <= number)
        {
            MakeEntry();
        }

        state.Name = _names.Add(subject);
        state.Hash = _hash.Of(subject);
        this[number] = state;
        Count++;
    }

    /// <summary>Makes the table usable after <see cref="Restore"/>.</summary>
    public void Complete(uint end)
    {
        while (End < end)
        {
            MakeEntry();
        }

        var size = SlotsMin;
        while ((Count + 1) * 4L > size * 3L)
        {
            size *= 2;
        }

        for (var number = End - 1; number > 0; number--)
        {
            if (this[number].Count == 0)
            {
                this[number].Name = _free;
                _free = number;
            }
        }

        Resize(size);
    }

    private uint TakeNumber()
    {
        if (_free == 0)
        {
            MakeEntry();
            return End - 1;
        }

        var number = _free;
        _free = this[number].Name;
        return number;
    }

    private void MakeEntry()
    {
        var chunk = (int)((End - 1) >> ChunkBits);
        var at = (int)((End - 1) & (ChunkSize - 1));
        if (chunk == _chunks.Length)
        {
            Array.Resize(ref _chunks, chunk * 2);
        }

        ref var entries = ref _chunks[chunk];
        if (chunk > 0)
        {
            entries ??= new SubjectEntry[ChunkSize];
        }
        else if (at == entries.Length)
        {
            Array.Resize(ref entries, Math.Min(ChunkSize, Math.Max(FirstChunkMin, at * 2)));
        }

        End++;
    }

    private void NoteAddition(uint number)
    {
        if (_recent.Length > 0)
        {
            _recent[(int)(Additions & (RecentMax - 1))] = number;
        }

        Additions++;
    }

    private void Place(uint number, uint hash)
    {
        var mask = _slots.Length - 1;
        var i = (int)hash & mask;
        while (_slots[i] != 0)
        {
            i = (i + 1) & mask;
        }

        _slots[i] = number;
    }

    /// <summary>Frees a slot and moves later ones of its run up, so that no search meets a hole.</summary>
    private void Displace(uint number, uint hash)
    {
        var mask = _slots.Length - 1;
        var hole = (int)hash & mask;
        while (_slots[hole] != number)
        {
            hole = (hole + 1) & mask;
        }

        for (var i = (hole + 1) & mask; _slots[i] != 0; i = (i + 1) & mask)
        {
            var home = (int)this[_slots[i]].Hash & mask;
            if (((i - home) & mask) >= ((i - hole) & mask))
            {
                _slots[hole] = _slots[i];
                hole = i;
            }
        }

        _slots[hole] = 0;
        if (_slots.Length > SlotsMin && Count < _slots.Length / 8)
        {
            Resize(_slots.Length / 2);
        }
    }

    private void Resize(int size)
    {
        _slots = new uint[size];
        for (var number = 1U; number < End; number++)
        {
            ref var entry = ref this[number];
            if (entry.Count > 0)
            {
                Place(number, entry.Hash);
            }
        }
    }

    private void Pack()
    {
        var packed = new SubjectNames();
        for (var number = 1U; number < End; number++)
        {
            ref var entry = ref this[number];
            if (entry.Count > 0)
            {
                entry.Name = packed.Add(_names[entry.Name]);
            }
        }

        _names = packed;
    }
}
