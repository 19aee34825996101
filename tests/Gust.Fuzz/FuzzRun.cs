using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Gust.Foundation;

namespace Gust.Fuzz;

/// <summary>Runs one target with seed after seed until its share of the time is over.</summary>
/// <remarks><c>GUST_FUZZ_SECONDS</c>: time for each target. <c>GUST_FUZZ_SEED</c>: that one seed only, to see a failure again.</remarks>
internal static class FuzzRun
{
    private const double DefaultSeconds = 1;
    private static readonly TimeSpan CaseMax = TimeSpan.FromSeconds(20);

    /// <summary>Each case gets a generator of its own; it fails by throwing, or by taking too long.</summary>
    public static void Of(Action<SeededRandom> target)
    {
        if (Environment.GetEnvironmentVariable("GUST_FUZZ_SEED") is { Length: > 0 } one)
        {
            Case(target, int.Parse(one, CultureInfo.InvariantCulture));
            return;
        }

        double seconds = Environment.GetEnvironmentVariable("GUST_FUZZ_SECONDS") is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : DefaultSeconds;
        long start = Stopwatch.GetTimestamp();
        int seed = RandomNumberGenerator.GetInt32(int.MaxValue / 2);
        do
        {
            Case(target, seed++);
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);
    }

    private static void Case(Action<SeededRandom> target, int seed)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            target(new SeededRandom(seed));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"GUST_FUZZ_SEED={seed} shows it again: {e.Message}", e);
        }

        Assert.True(Stopwatch.GetElapsedTime(start) < CaseMax, $"GUST_FUZZ_SEED={seed} took longer than {CaseMax.TotalSeconds} s");
    }
}
