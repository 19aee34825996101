using Gust.Subjects;

namespace Gust.Storage.Streams.Subjects;

/// <summary>The sets of the filters that were used lately, each found by its filter object: consumers keep theirs.</summary>
internal sealed class SubjectSets(SubjectTable table)
{
    /// <summary>Filters of one stream whose sets are kept; at a million subjects a set takes 125 KB.</summary>
    private const int SetsMax = 256;

    private readonly List<SubjectSet> _sets = [];
    private SubjectSet? _latest;
    private long _uses;

    public SubjectSet Of(SubjectFilter filter)
    {
        var set = ReferenceEquals(_latest?.Filter, filter) ? _latest! : Find(filter);
        set.Used = ++_uses;
        set.Follow(table);
        _latest = set;
        return set;
    }

    private SubjectSet Find(SubjectFilter filter)
    {
        var oldest = 0;
        for (var i = 0; i < _sets.Count; i++)
        {
            if (ReferenceEquals(_sets[i].Filter, filter))
            {
                return _sets[i];
            }

            oldest = _sets[i].Used < _sets[oldest].Used ? i : oldest;
        }

        var set = new SubjectSet(filter);
        if (_sets.Count < SetsMax)
        {
            _sets.Add(set);
        }
        else
        {
            _sets[oldest] = set;
        }

        return set;
    }
}
