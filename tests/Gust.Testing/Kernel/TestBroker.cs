using Gust.Core;
using Gust.Foundation;
using Gust.Security.Access;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gust.Testing.Kernel;

/// <summary>A kernel without sockets, on a clock that the test moves.</summary>
internal sealed class TestBroker : IDisposable
{
    public TestBroker(CoreOptions? options = null, IAuthenticator? authenticator = null, ILogger? logger = null)
    {
        ServerIdentity identity = new("NTEST", "test", "0.0.0", "test", "127.0.0.1", 4222);
        BrokerPorts ports = new(Time, new SeededRandom(1), logger ?? NullLogger.Instance, new BufferPool());
        Kernel = new Broker(identity, options ?? new CoreOptions(), authenticator ?? new ConfiguredAuthenticator(new AccessPolicy(), Admission.To(Account.GlobalName), new PasswordChecks(new InlineScheduler())), ports);
    }

    public ManualTime Time { get; } = new();

    public Broker Kernel { get; }

    /// <summary>A connection that has read its INFO and said nothing yet.</summary>
    public TestPeer Open()
    {
        TestPeer peer = new(Kernel);
        peer.Read();
        return peer;
    }

    /// <summary>A connection that has sent CONNECT, quiet unless <paramref name="fields"/> says otherwise.</summary>
    public TestPeer Connect(string fields = "")
    {
        TestPeer peer = Open();
        peer.Send($"CONNECT {{\"verbose\":false,\"pedantic\":false,\"headers\":true{(fields.Length > 0 ? "," + fields : "")}}}\r\n");
        return peer;
    }

    public void Dispose() => Kernel.Dispose();
}
