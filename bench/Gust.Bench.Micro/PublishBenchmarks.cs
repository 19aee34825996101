using System.Text;
using BenchmarkDotNet.Attributes;
using Gust.Testing.Kernel;

namespace Gust.Bench.Micro;

/// <summary>A read of 64 publishes through a session to subscribers whose links take everything. Allocated must be 0.</summary>
public class PublishBenchmarks
{
    private const int Messages = 64;
    private TestBroker _broker = null!;
    private TestPeer _publisher = null!;
    private byte[] _read = null!;

    [Params(0, 1, 10)]
    public int Subscribers { get; set; }

    [Params(16, 1024)]
    public int PayloadSize { get; set; }

    /// <summary>Each peer has ten allow and ten deny subjects: checked once for each subject, then remembered with its route.</summary>
    [Params(false, true)]
    public bool Restricted { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _broker = new TestBroker(authenticator: Restricted ? TenAllowedTenDenied.Authenticator() : null);
        for (int i = 0; i < Subscribers; i++)
        {
            TestPeer subscriber = _broker.Connect();
            subscriber.Link.Discards = true;
            subscriber.Send("SUB bench.> 1\r\n");
        }

        _publisher = _broker.Connect();
        string message = $"PUB bench.subject {PayloadSize}\r\n{new string('x', PayloadSize)}\r\n";
        _read = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(message, Messages)));
    }

    [Benchmark(OperationsPerInvoke = Messages)]
    public int Publish() => _publisher.Session.OnBytes(_read).Consumed;
}
