using Gust.Testing.Kernel;
using Gust.Transport.Tls;

namespace Gust.Transport.Tests.Tls;

public sealed class HandshakeRateTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void So_many_begin_per_second_and_the_others_are_counted()
    {
        HandshakeRate rate = new(3, _time);
        Assert.Equal(3, Enumerable.Range(0, 10).Count(_ => rate.TryTake()));
        Assert.Equal(7, rate.TakeRefused());
        Assert.Equal(0, rate.TakeRefused());
        _time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(rate.TryTake());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, Enumerable.Range(0, 10).Count(_ => rate.TryTake()));
    }

    [Fact]
    public void Without_a_limit_all_begin()
    {
        HandshakeRate rate = new(0, _time);
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(rate.TryTake()));
    }
}
