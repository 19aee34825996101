using Gust.Core;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

public sealed class AuthenticationTimeTests
{
    [Fact]
    public void Time_to_authenticate_begins_when_the_handshake_is_over()
    {
        using TestBroker broker = new(authenticator: AuthenticationTests.TokenOnly("secret"));
        TestLink link = new();
        ClientSession session = broker.Kernel.Accept(link, ClientListener.Standard);
        link.Handler = session;
        session.Start();
        link.TakeText();
        broker.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("", link.TakeText());
        session.OnOpened();
        broker.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("", link.TakeText());
        broker.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("-ERR 'Authentication Timeout'\r\n", link.TakeText());
    }
}
