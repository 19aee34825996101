using Gust.Configuration.Reading;
using Gust.Configuration.Reload;

namespace Gust.Configuration.Tests.Reading;

public class MonitoringTests
{
    [Theory]
    [InlineData("http: \"127.0.0.1:8222\"", "127.0.0.1", 8222, 0)]
    [InlineData("http: 8222", null, 8222, 0)]
    [InlineData("http_port: 8222", null, 8222, 0)]
    [InlineData("monitor_port: -1", null, -1, 0)]
    [InlineData("https: \"[::1]:8443\"", "::1", 0, 8443)]
    [InlineData("https_port: 8443", null, 0, 8443)]
    [InlineData("port: 1", null, 0, 0)]
    public void The_address_is_read(string text, string? host, int http, int https)
    {
        MonitoringOptions options = Loading.Options(text).Monitoring;

        Assert.Equal((host, http, https), (options.Host, options.HttpPort, options.HttpsPort));
    }

    [Theory]
    [InlineData("/nats", "/nats")]
    [InlineData("nats/", "/nats")]
    [InlineData("/a/b/", "/a/b")]
    [InlineData("/", "")]
    public void A_base_path_begins_with_a_slash_and_ends_without(string text, string path) =>
        Assert.Equal(path, Loading.Options($"http_base_path: \"{text}\"").Monitoring.BasePath);

    [Fact]
    public void Authorization_and_console_are_read()
    {
        MonitoringOptions options = Loading.Options(
            "monitoring { authorization { user: u, password: p, token: t, account: OPS }, console { enabled: true, changes: true } }").Monitoring;

        Assert.Equal(("u", "p", "t", "OPS"), (options.Authorization!.User, options.Authorization.Password, options.Authorization.Token, options.Authorization.Account));
        Assert.Equal((true, true), (options.Console.Enabled, options.Console.Changes));
    }

    [Theory]
    [InlineData("http_port: 1\nhttps_port: 2", "can't specify both HTTP (1) and HTTPs (2) ports")]
    [InlineData("https_port: 2", "https_port: TLS cert and key required for HTTPS; add a tls block")]
    [InlineData("http_port: 1\nmonitoring { authorization { user: u } }", "f.conf:2:1: monitoring authorization: user and password belong together")]
    [InlineData("http_port: 1\nmonitoring { authorization { } }", "f.conf:2:1: monitoring authorization is empty: give a token, a user with a password, or an account whose users may look")]
    [InlineData("http_port: 1\nmonitoring { authorization { account: NOPE } }", "f.conf:2:1: monitoring authorization: no account \"NOPE\" with users is configured")]
    [InlineData("monitoring { authorization { token: t }, console { enabled: true } }", "f.conf:1:1: monitoring console: needs a port; set http or https")]
    [InlineData("http_port: 1\nmonitoring { console { enabled: true } }", "f.conf:2:1: monitoring console: shows messages, so it needs monitoring { authorization }")]
    public void What_makes_no_sense_is_refused_at_the_start(string text, string error) =>
        Assert.Contains(error, OptionsValidator.Validate(Loading.Options(text)));

    [Fact]
    public void An_unknown_key_is_told_with_the_right_one() =>
        Assert.Contains("did you mean \"console\"?", Assert.Single(Loading.Load("monitoring { consol { } }").Errors).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_reload_changes_who_may_look_and_never_shows_the_secret()
    {
        ReloadPlan plan = ReloadPlan.Compare(Loading.Options("http_port: 1\nmonitoring { authorization { token: old } }"), Loading.Options("http_port: 1\nmonitoring { authorization { token: new } }"));

        Assert.True(plan.IsAllowed);
        Assert.Equal("Reloaded: monitoring", Assert.Single(plan.Changes).LogLine);
    }

    [Fact]
    public void A_reload_does_not_move_the_port() =>
        Assert.Equal("HTTPPort", Assert.Single(ReloadPlan.Compare(Loading.Options("http_port: 1"), Loading.Options("http_port: 2")).Refusals).Name);
}
