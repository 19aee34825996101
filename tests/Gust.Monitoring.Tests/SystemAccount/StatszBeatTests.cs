using Gust.Testing.Kernel;

namespace Gust.Monitoring.Tests.SystemAccount;

/// <summary>The server's figures, without anybody asking (reference: 0.25 s after the start, each time after twice as long, ten seconds at most).</summary>
public sealed class StatszBeatTests : IDisposable
{
    private readonly SystemWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Figures_come_soon_after_the_start_and_then_less_and_less_often()
    {
        TestPeer listener = _world.Client("SYS", "$SYS.SERVER.*.STATSZ");
        List<double> moments = [];
        for (int i = 0; i < 4600; i++)
        {
            _world.Broker.Time.AdvanceMs(10);
            moments.AddRange(SystemWorld.Payloads(listener.Read()).Select(_ => _world.Broker.Time.Now.TotalSeconds));
        }

        double[] expected = [0.25, 0.75, 1.75, 3.75, 7.75, 15.75, 25.75, 35.75, 45.75];
        Assert.Equal(expected.Length, moments.Count);
        Assert.All(expected.Zip(moments), pair => Assert.InRange(pair.Second - pair.First, 0, 0.1));
    }

    [Fact]
    public void Nothing_is_said_while_nobody_listens()
    {
        _world.Broker.Time.Advance(TimeSpan.FromMinutes(5));
        TestPeer listener = _world.Client("SYS", "$SYS.SERVER.*.STATSZ");
        _world.Broker.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Contains("\"seq\":1,", Assert.Single(SystemWorld.Payloads(listener.Read())), StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_end_with_the_server()
    {
        TestPeer listener = _world.Client("SYS", "$SYS.SERVER.*.STATSZ");
        _world.Services.AnnounceShutdown();
        _world.Broker.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(SystemWorld.Payloads(listener.Read()));
    }
}
