using Gust.Configuration;

namespace Gust.Server.Tests;

public sealed class StartupWarningTests
{
    private const string Plaintext = "Plaintext passwords detected, use nkeys or bcrypt";
    private const string Payload = "Maximum payloads over 8.00 MB are generally discouraged and could lead to poor performance";
    private const string WebSocketInTheClear = "Websocket not configured with TLS. DO NOT USE IN PRODUCTION!";

    [Theory]
    [InlineData("max_payload: 8mb", null)]
    [InlineData("max_payload: 9mb", Payload)]
    [InlineData("authorization { user: a, pass: b }", Plaintext)]
    [InlineData("authorization { users: [{user: a, pass: $2a$11$abc}, {user: b, pass: \"$2\"}] }", Plaintext)]
    [InlineData("authorization { users: [{user: a, pass: $2a$11$abc}] }", null)]
    [InlineData("authorization { user: a, pass: \"$2y$05$abc\" }", null)]
    [InlineData("authorization { token: t }", null)]
    [InlineData("websocket { port: -1, no_tls: true }", WebSocketInTheClear)]
    public void The_reference_warns_of_the_same(string text, string? warning) =>
        Assert.Equal(warning is null ? [] : [warning], StartupWarnings.Of(ConfigurationLoader.LoadText(text).Options));

    [Theory]
    [InlineData("ocsp_cache: true", 1)]
    [InlineData("ocsp_cache { type: local, local_store: x }", 1)]
    [InlineData("ocsp_cache: false", 0)]
    [InlineData("ocsp_cache { type: none }", 0)]
    public void Answers_that_are_to_be_kept_in_files_are_not(string text, int warnings) =>
        Assert.Equal(warnings, StartupWarnings.Of(ConfigurationLoader.LoadText(text).Options).Count(warning => warning.StartsWith("ocsp_cache: ", StringComparison.Ordinal)));

    [Fact]
    public void Handshake_first_warns_where_it_leaves_no_other_way_in()
    {
        var tls = new TlsOptions { HandshakeFirst = true };
        var options = new GustServerOptions { Tls = tls };
        Assert.Equal(["Clients that are not using \"TLS Handshake First\" option will fail to connect"], StartupWarnings.Of(options));
        tls.HandshakeFirstFallback = TimeSpan.FromMilliseconds(50);
        Assert.Empty(StartupWarnings.Of(options));
    }
}
