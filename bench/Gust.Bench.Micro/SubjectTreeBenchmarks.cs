using BenchmarkDotNet.Attributes;
using Gust.Foundation;
using Gust.Subjects;

namespace Gust.Bench.Micro;

/// <summary>Matching in trees of different sizes. Allocated must be 0.</summary>
public class SubjectTreeBenchmarks
{
    private readonly MatchResult<BenchEntry> _result = new();
    private SubjectTree<BenchEntry> _tree = null!;
    private byte[][] _published = null!;
    private int _next;

    [Params(100, 10_000, 1_000_000)]
    public int Subscriptions { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _tree = new SubjectTree<BenchEntry>(new SeededRandom(1));
        for (var i = 0; i < Subscriptions; i++)
        {
            _tree.Add(Workload.Subscription(i), null, new BenchEntry());
        }

        var random = new SeededRandom(2);
        _published = [.. Enumerable.Range(0, 1 << 16).Select(_ => Workload.Published(random.Next(Subscriptions)))];
    }

    [Benchmark]
    public int Match()
    {
        _tree.Match(_published[_next++ & 0xFFFF], _result);
        return _result.Plain.Length;
    }

    [Benchmark]
    public bool HasInterest() => _tree.HasInterest(_published[_next++ & 0xFFFF]);
}
