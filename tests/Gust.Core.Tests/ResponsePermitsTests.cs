using System.Text;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

/// <summary>What a client may answer is bounded, whoever asks it and however much.</summary>
public sealed class ResponsePermitsTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Oldest_go_first_when_there_are_too_many()
    {
        ResponsePermits permits = Permits(max: -1, TimeSpan.FromDays(1));
        for (int i = 0; i <= ResponsePermits.PermitsMax; i++)
        {
            permits.Add(Reply(i), _time);
        }

        Assert.Equal(ResponsePermits.PermitsMax, permits.Count);
        Assert.False(permits.TryUse(Reply(0), _time));
        Assert.True(permits.TryUse(Reply(1), _time));
        Assert.True(permits.TryUse(Reply(ResponsePermits.PermitsMax), _time));
    }

    [Fact]
    public void Long_reply_subjects_are_bounded_by_their_bytes()
    {
        ResponsePermits permits = Permits(max: -1, TimeSpan.FromDays(1));
        string rest = new('x', ResponsePermits.BytesMax / 8);
        for (int i = 0; i < 100; i++)
        {
            permits.Add(Encoding.ASCII.GetBytes($"{i}.{rest}"), _time);
        }

        Assert.Equal(7, permits.Count);
    }

    [Fact]
    public void Request_asked_again_is_the_youngest()
    {
        ResponsePermits permits = Permits(max: -1, TimeSpan.FromDays(1));
        for (int i = 0; i < ResponsePermits.PermitsMax; i++)
        {
            permits.Add(Reply(i), _time);
        }

        permits.Add(Reply(0), _time);
        permits.Add(Reply(ResponsePermits.PermitsMax), _time);
        Assert.True(permits.TryUse(Reply(0), _time));
        Assert.False(permits.TryUse(Reply(1), _time));
    }

    [Fact]
    public void Expired_ones_go_with_the_next_request()
    {
        ResponsePermits permits = Permits(max: 1, TimeSpan.FromSeconds(1));
        for (int i = 0; i < 1000; i++)
        {
            permits.Add(Reply(i), _time);
        }

        _time.AdvanceMs(1500);
        permits.Add(Reply(1000), _time);
        Assert.Equal(1, permits.Count);
        Assert.True(permits.TryUse(Reply(1000), _time));
    }

    [Fact]
    public void Used_up_ones_are_not_kept()
    {
        ResponsePermits permits = Permits(max: 2, TimeSpan.FromMinutes(2));
        permits.Add(Reply(1), _time);
        Assert.True(permits.TryUse(Reply(1), _time));
        Assert.True(permits.TryUse(Reply(1), _time));
        Assert.Equal(0, permits.Count);
        Assert.False(permits.TryUse(Reply(1), _time));
    }

    [Fact]
    public void Expired_one_allows_nothing()
    {
        ResponsePermits permits = Permits(max: -1, TimeSpan.FromSeconds(1));
        permits.Add(Reply(1), _time);
        _time.AdvanceMs(1500);
        Assert.False(permits.TryUse(Reply(1), _time));
        Assert.Equal(0, permits.Count);
    }

    private static ResponsePermits Permits(int max, TimeSpan expires) => new(new ResponseRule(max, expires));

    private static byte[] Reply(int number) => Encoding.ASCII.GetBytes($"_INBOX.{number}");
}
