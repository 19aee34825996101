using Gust.Subjects;

namespace Gust.Storage.Streams.Subjects;

/// <summary>The numbers of the subjects that a filter takes, as bits.</summary>
/// <remarks>Follows the table: what was added since the last look is tested then. Bits of numbers that are free mean nothing.</remarks>
internal sealed class SubjectSet(SubjectFilter filter)
{
    private const int FewMax = 8;
    private readonly uint[] _few = new uint[FewMax];
    private ulong[] _bits = [];
    private long _additions = -1;

    public SubjectFilter Filter => filter;

    /// <summary>When it was used last, in uses of any set of the store.</summary>
    public long Used { get; set; }

    /// <summary>At least as many as there are subjects in it.</summary>
    public int CountMax { get; private set; }

    /// <summary>Tests numbers until the next <see cref="Follow"/>.</summary>
    public SubjectBits Bits => new(_bits);

    /// <summary>Its numbers, and perhaps some that are free or another subject's by now; empty when there are more than a few.</summary>
    public ReadOnlySpan<uint> Few => CountMax <= FewMax ? _few.AsSpan(0, CountMax) : default;

    public ReadOnlySpan<ulong> Words => _bits;

    public void Follow(SubjectTable table)
    {
        for (; _additions >= 0 && _additions < table.Additions; _additions++)
        {
            if (!table.TryGetAddition(_additions, out var number))
            {
                _additions = -1;
                break;
            }

            Set(table, number);
        }

        if (_additions < 0)
        {
            Rebuild(table);
        }
    }

    private void Rebuild(SubjectTable table)
    {
        table.TrackAdditions();
        Array.Clear(_bits);
        CountMax = 0;
        for (var number = 1U; number < table.End; number++)
        {
            Set(table, number);
        }

        _additions = table.Additions;
    }

    private void Set(SubjectTable table, uint number)
    {
        var word = (int)(number >> 6);
        if (word >= _bits.Length)
        {
            Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length * 2));
        }

        var bit = 1UL << (int)number;
        _bits[word] &= ~bit;
        if (table[number].Count > 0 && filter.Matches(table.NameOf(number)))
        {
            _bits[word] |= bit;
            if (CountMax < FewMax)
            {
                _few[CountMax] = number;
            }

            CountMax++;
        }
    }
}
