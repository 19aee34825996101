using System.Diagnostics;
using Gust.Foundation;
using Gust.Subjects;

namespace Gust.Bench.Micro;

/// <summary>What a subscription costs in the tree, and a match of random subjects, none of them asked for twice in a row.</summary>
internal static class TreeMemory
{
    public static void Run(int subscriptions)
    {
        var subjects = Enumerable.Range(0, subscriptions).Select(Workload.Subscription).ToArray();
        var entries = subjects.Select(_ => new BenchEntry()).ToArray();
        Measure("copied subjects", subjects, entries, shareArrays: false);
        Measure("shared subjects", subjects, entries, shareArrays: true);
    }

    private static void Measure(string name, byte[][] subjects, BenchEntry[] entries, bool shareArrays)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var tree = new SubjectTree<BenchEntry>(SystemRandom.Instance);
        var worst = TimeSpan.Zero;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < subjects.Length; i++)
        {
            var start = watch.Elapsed;
            if (shareArrays)
            {
                tree.Add(subjects[i], null, entries[i]);
            }
            else
            {
                tree.Add(subjects[i].AsSpan(), default, entries[i]);
            }

            worst = TimeSpan.FromTicks(Math.Max(worst.Ticks, (watch.Elapsed - start).Ticks));
        }

        var added = watch.Elapsed;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"{name}: subscriptions              {tree.Count,12:N0}");
        Console.WriteLine($"{name}: bytes per subscription     {bytes / (double)subjects.Length,12:N1}");
        Console.WriteLine($"{name}: ns per add                 {added.TotalNanoseconds / subjects.Length,12:N0}");
        Console.WriteLine($"{name}: worst add, us              {worst.TotalMicroseconds,12:N0}");
        Match(name, tree, subjects.Length);
        watch.Restart();
        for (var i = 0; i < subjects.Length; i++)
        {
            tree.Remove(subjects[i], default, entries[i]);
        }

        Console.WriteLine($"{name}: ns per remove              {watch.Elapsed.TotalNanoseconds / subjects.Length,12:N0}");
        var left = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"{name}: bytes left when all gone   {left,12:N0}");
        GC.KeepAlive(tree);
    }

    private static void Match(string name, SubjectTree<BenchEntry> tree, int subscriptions)
    {
        const int Count = 500_000;
        var random = new SeededRandom(1);
        var published = Enumerable.Range(0, Count).Select(_ => Workload.Published(random.Next(subscriptions))).ToArray();
        var result = new MatchResult<BenchEntry>();
        Pass(tree, published.AsSpan(0, Count / 10), result);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var found = Pass(tree, published, result);
        var elapsed = watch.Elapsed;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Console.WriteLine($"{name}: ns per random match        {elapsed.TotalNanoseconds / Count,12:N0}");
        Console.WriteLine($"{name}: targets per match          {found / (double)Count,12:N2}");
        Console.WriteLine($"{name}: bytes allocated per match  {allocated / (double)Count,12:N2}");
    }

    private static long Pass(SubjectTree<BenchEntry> tree, ReadOnlySpan<byte[]> published, MatchResult<BenchEntry> result)
    {
        var found = 0L;
        foreach (var subject in published)
        {
            tree.Match(subject, result);
            found += result.Plain.Length;
        }

        return found;
    }
}
