using Gust.Testing.Kernel;
using Gust.Web.Console.Lists;

namespace Gust.Console.Tests.Api;

/// <summary>What is costly is made once for all visitors of a moment.</summary>
public sealed class BriefMemoryTests
{
    private readonly ManualTime _time = new();
    private int _made;

    [Fact]
    public async Task It_is_made_once_in_its_time_and_anew_after_it()
    {
        BriefMemory<int> memory = new(_time, TimeSpan.FromSeconds(3));

        int[] seen = [await LookAsync(memory), await LookAsync(memory)];
        _time.Advance(TimeSpan.FromSeconds(2.9));
        int still = await LookAsync(memory);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        int anew = await LookAsync(memory);
        Assert.Equal("1 1 1 2", $"{string.Join(' ', seen)} {still} {anew}");
    }

    [Fact]
    public async Task What_is_still_being_made_is_waited_for_however_long_it_takes()
    {
        BriefMemory<int> memory = new(_time, TimeSpan.FromSeconds(3));
        TaskCompletionSource<int> slow = new();
        Task<int> first = memory.GetAsync("", () => slow.Task);
        _time.Advance(TimeSpan.FromSeconds(30));

        Task<int> second = LookAsync(memory);
        slow.SetResult(7);

        Assert.Equal((7, 7, 0), (await first, await second, _made));
    }

    [Fact]
    public async Task What_failed_is_made_anew()
    {
        BriefMemory<int> memory = new(_time, TimeSpan.FromSeconds(3));
        await Assert.ThrowsAsync<IOException>(() => memory.GetAsync("", () => Task.FromException<int>(new IOException())));

        Assert.Equal(1, await LookAsync(memory));
    }

    private Task<int> LookAsync(BriefMemory<int> memory) => memory.GetAsync("", () => Task.FromResult(++_made));
}
