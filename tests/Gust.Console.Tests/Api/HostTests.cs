using System.Net;
using Gust.Console.Tests.Hosting;

namespace Gust.Console.Tests.Api;

/// <summary>A site that gives its own name the address of this machine gets at nothing of the console (DNS rebinding). The documents of a port that asks for nothing are open to every page, as nats-server's are.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task The_console_has_no_session_for_another_name_and_takes_its_token_only()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();

        using HttpResponseMessage session = await console.GetAsync("/console/api/session", cookie: null, ("Host", "evil.example:8222"));
        using HttpResponseMessage guess = await console.PostAsync("/console/api/login", """{"token":"guess"}""", cookie: null, ("Host", "evil.example:8222"), ("Origin", "http://evil.example:8222"));

        Assert.Contains("\"signedIn\":false", await session.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, guess.StatusCode);
    }
}
