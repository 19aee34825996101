using System.Net;
using Gust.Console.Tests.Hosting;
using Gust.Web.Access;

namespace Gust.Console.Tests.Api;

/// <summary>A site that gives its own name the address of this machine gets at nothing (DNS rebinding).</summary>
public sealed class HostTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]", true)]
    [InlineData("localhost", true)]
    [InlineData("nats.localhost", true)]
    [InlineData("", true)]
    [InlineData("evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    public void Addresses_and_names_of_this_machine_are_its_own(string host, bool isOwn) => Assert.Equal(isOwn, HostNames.IsOwn(host));

    [Theory]
    [InlineData("/varz", HttpStatusCode.MisdirectedRequest)]
    [InlineData("/connz?subs=1", HttpStatusCode.MisdirectedRequest)]
    [InlineData("/metrics", HttpStatusCode.MisdirectedRequest)]
    [InlineData("/healthz", HttpStatusCode.OK)]
    public async Task A_port_that_asks_for_nothing_answers_to_names_of_its_machine_only(string path, HttpStatusCode status)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(options =>
        {
            options.Monitoring.Authorization = null;
            options.Monitoring.Console.Enabled = false;
        });

        using HttpResponseMessage own = await console.GetAsync(path);
        using HttpResponseMessage foreign = await console.GetAsync(path, cookie: null, ("Host", "evil.example:8222"));

        Assert.Equal((HttpStatusCode.OK, status), (own.StatusCode, foreign.StatusCode));
    }

    [Fact]
    public async Task The_console_has_no_session_for_another_name_and_takes_its_token_only()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();

        using HttpResponseMessage session = await console.GetAsync("/console/api/session", cookie: null, ("Host", "evil.example:8222"));
        using HttpResponseMessage guess = await console.PostAsync("/console/api/login", """{"token":"guess"}""", cookie: null, ("Host", "evil.example:8222"), ("Origin", "http://evil.example:8222"));

        Assert.Contains("\"signedIn\":false", await session.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, guess.StatusCode);
    }

    [Fact]
    public async Task Where_the_port_asks_for_a_token_a_proxy_may_pass_any_name_on()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();

        using HttpResponseMessage response = await console.GetAsync("/varz", cookie: null, ("Host", "gust.example"), ("Authorization", "Bearer " + ConsoleServer.Token));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
