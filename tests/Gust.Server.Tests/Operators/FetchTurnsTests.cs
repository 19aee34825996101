using Gust.Server.Operators;

namespace Gust.Server.Tests.Operators;

/// <summary>How many accounts are fetched at a time, and for whom.</summary>
public sealed class FetchTurnsTests
{
    private const string Flooder = "192.0.2.1";
    private readonly FetchTurns _turns = new();

    [Fact]
    public void Address_has_a_few_at_once_and_others_are_not_held_up()
    {
        Task<bool>[] flood = Flood(100);
        Assert.Equal(FetchTurns.FetchesOfOneMax, flood.Count(turn => turn.IsCompleted));
        Assert.True(_turns.EnterAsync("192.0.2.2").IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Next_of_an_address_comes_when_one_has_left()
    {
        Task<bool>[] flood = Flood(FetchTurns.FetchesOfOneMax + 2);
        _turns.Leave(Flooder);
        Assert.True(await flood[FetchTurns.FetchesOfOneMax]);
        Assert.False(flood[^1].IsCompleted);
    }

    [Fact]
    public async Task Who_comes_too_often_is_turned_away_and_nobody_else_is()
    {
        Task<bool>[] flood = Flood(FetchTurns.FetchesOfOneMax + FetchTurns.WaitingOfOneMax + 1);
        Assert.False(await flood[^1]);
        Assert.True(await _turns.EnterAsync("192.0.2.2"));
    }

    [Fact]
    public async Task Addresses_take_turns()
    {
        for (int i = 0; i < FetchTurns.FetchesMax; i++)
        {
            Assert.True(await _turns.EnterAsync($"198.51.100.{i}"));
        }

        Task<bool>[] flood = Flood(10);
        Task<bool> other = _turns.EnterAsync("192.0.2.2");
        _turns.Leave("198.51.100.0");
        Assert.True(await flood[0]);
        Assert.False(other.IsCompleted);
        _turns.Leave("198.51.100.1");
        Assert.True(await other);
        Assert.False(flood[1].IsCompleted);
    }

    [Fact]
    public void No_more_wait_than_is_reasonable()
    {
        Task<bool>[] turns = [.. Enumerable.Range(0, 2000).Select(i => _turns.EnterAsync($"2001:db8::{i:x}"))];
        Assert.Equal(2000 - FetchTurns.FetchesMax - FetchTurns.WaitingMax, turns.Count(turn => turn is { IsCompleted: true, Result: false }));
    }

    private Task<bool>[] Flood(int count) => [.. Enumerable.Range(0, count).Select(_ => _turns.EnterAsync(Flooder))];
}
