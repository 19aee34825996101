using System.Text;
using Gust.Foundation;
using Gust.Security.Access;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

public sealed class RouteCacheTests : IDisposable
{
    private readonly RouteCache _cache = new(new SeededRandom(1));
    private readonly TestBroker _broker = new();
    private readonly Grant _grant;

    public RouteCacheTests() => _grant = new Grant(_broker.Kernel.Accounts.GetOrAdd("A"), Admission.To("A"), new CoreOptions());

    public void Dispose() => _broker.Dispose();

    [Fact]
    public void Subject_seen_before_finds_its_entry()
    {
        RouteEntry entry = Find("a.b");
        entry.Refresh(_grant);
        Assert.Same(entry, Find("a.b"));
        Assert.True(IsValid(Find("a.b")));
        Assert.Equal("HMSG a.b ", Encoding.ASCII.GetString(entry.Head));
    }

    [Fact]
    public void Subjects_of_every_length_with_common_beginnings_are_told_apart()
    {
        string[] subjects = [.. Enumerable.Range(1, 200).Select(length => new string('x', length)), "xxxxxxxy", "xxxxxxx\0", "\0", "\0\0"];
        foreach (string subject in subjects)
        {
            Assert.Equal(subject, Encoding.ASCII.GetString(Find(subject).Subject));
        }
    }

    [Fact]
    public void Table_grows_until_a_working_set_stays()
    {
        for (int round = 0; round < 8; round++)
        {
            for (int i = 0; i < 1000; i++)
            {
                Find($"subject.{i}").Refresh(_grant);
            }
        }

        int kept = Enumerable.Range(0, 1000).Count(i => IsValid(Find($"subject.{i}")));
        Assert.InRange(kept, 900, 1000);
    }

    [Fact]
    public void Flood_of_ever_new_subjects_keeps_the_table_small()
    {
        HashSet<RouteEntry> entries = [];
        for (int i = 0; i < 100_000; i++)
        {
            entries.Add(Find($"flood.{i}"));
        }

        Assert.InRange(entries.Count, 1, RouteCache.EntriesMax / 8);
    }

    [Fact]
    public void Working_set_larger_than_the_table_keeps_it_bounded()
    {
        HashSet<RouteEntry> entries = [];
        for (int i = 0; i < 200_000; i++)
        {
            entries.Add(Find($"subject.{i % 20_000}"));
        }

        Assert.InRange(entries.Count, 1, RouteCache.EntriesMax);
    }

    [Fact]
    public void Entry_taken_over_by_another_subject_is_not_valid()
    {
        HashSet<RouteEntry> seen = [];
        for (int i = 0; i < 20_000; i++)
        {
            RouteEntry entry = Find($"flood.{i}");
            Assert.False(IsValid(entry));
            Assert.Equal($"flood.{i}", Encoding.ASCII.GetString(entry.Subject));
            entry.Refresh(_grant);
            seen.Add(entry);
        }

        Assert.True(seen.Count < 20_000); // some were taken over
    }

    [Fact]
    public void Entry_of_another_grant_is_not_valid()
    {
        RouteEntry entry = Find("a.b");
        entry.Refresh(_grant);
        Grant other = new(_grant.Account, Admission.To("A"), new CoreOptions());
        Assert.False(entry.IsValid(other, other.Account.Interest.Version));
    }

    private bool IsValid(RouteEntry entry) => entry.IsValid(_grant, _grant.Account.Interest.Version);

    private RouteEntry Find(string subject) => _cache.Find(Encoding.ASCII.GetBytes(subject));
}
