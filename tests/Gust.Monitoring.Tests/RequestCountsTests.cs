namespace Gust.Monitoring.Tests;

public sealed class RequestCountsTests
{
    [Fact]
    public void Only_known_paths_count_and_only_those_asked_for_are_shown()
    {
        RequestCounts counts = new();
        counts.Add("/subsz");
        counts.Add("/subscriptionsz", "/subsz");
        counts.Add("/varz");

        foreach (string path in (string[])["/subsz", "/subscriptionsz", "/nope"])
        {
            counts.Count(path);
        }

        Assert.Equal(new Dictionary<string, long> { ["/subsz"] = 2 }, counts.Snapshot());
    }
}
