using Gust.Cli.Server;
using Gust.Testing.Kernel;

namespace Gust.Cli.Tests;

public sealed class IdleCollectorTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly Memory _memory = new() { HeapBytes = 100 << 20 };
    private readonly IdleCollector _collector;

    public IdleCollectorTests() => _collector = new IdleCollector(_memory, _time);

    public void Dispose() => _collector.Dispose();

    [Fact]
    public void Garbage_is_collected_once_nothing_happens()
    {
        Pass(cpu: TimeSpan.FromSeconds(1));
        Assert.Equal(0, _memory.Collections);

        Pass(cpu: TimeSpan.Zero);
        Assert.Equal(1, _memory.Collections);
    }

    [Fact]
    public void What_is_in_use_is_not_collected_again()
    {
        Pass(cpu: TimeSpan.Zero);
        Pass(cpu: TimeSpan.Zero);
        Assert.Equal(1, _memory.Collections);
    }

    [Fact]
    public void New_garbage_is_collected_from_a_quarter_of_what_is_in_use()
    {
        Pass(cpu: TimeSpan.Zero);
        _memory.HeapBytes += _memory.HeapBytes / 4;
        Pass(cpu: TimeSpan.Zero);
        Assert.Equal(1, _memory.Collections);

        _memory.HeapBytes += 1;
        Pass(cpu: TimeSpan.Zero);
        Assert.Equal(2, _memory.Collections);
    }

    private void Pass(TimeSpan cpu)
    {
        _memory.CpuTime += cpu;
        _time.Advance(IdleCollector.Interval);
    }

    private sealed class Memory : IProcessMemory
    {
        public TimeSpan CpuTime { get; set; }

        public long HeapBytes { get; set; }

        public int Collections { get; private set; }

        public void Collect() => Collections++;
    }
}
