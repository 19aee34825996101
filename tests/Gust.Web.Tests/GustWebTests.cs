using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Gust.Testing;
using Gust.Web.Access;

namespace Gust.Web.Tests;

/// <summary>The monitoring port: where it is, and who may look.</summary>
public sealed class GustWebTests
{
    [Fact]
    public async Task Documents_are_given_as_json_to_everybody_where_nothing_is_asked_for()
    {
        await using WebServer web = await WebServer.StartAsync();

        using HttpResponseMessage response = await web.GetAsync("/varz");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        using JsonDocument json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(web.Server.Id, json.RootElement.GetProperty("server_id").GetString());
    }

    [Theory]
    [InlineData("/nope")]
    [InlineData("/varz/")]
    [InlineData("/VARZ")]
    [InlineData("/varz/../varz/x")]
    public async Task An_unknown_path_is_not_found(string path)
    {
        await using WebServer web = await WebServer.StartAsync();

        using HttpResponseMessage response = await web.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("404 page not found\n", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/nats", HttpStatusCode.OK)]
    [InlineData("/nats/", HttpStatusCode.NotFound)]
    [InlineData("/nats/varz", HttpStatusCode.OK)]
    [InlineData("/varz", HttpStatusCode.NotFound)]
    [InlineData("/natsvarz", HttpStatusCode.NotFound)]
    public async Task A_base_path_stands_before_every_path(string path, HttpStatusCode status)
    {
        await using WebServer web = await WebServer.StartAsync(options => options.Monitoring.BasePath = "/nats");

        using HttpResponseMessage response = await web.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer s3cret", HttpStatusCode.OK)]
    [InlineData("bearer s3cret", HttpStatusCode.OK)]
    [InlineData("Bearer wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData("Basic :s3cret", HttpStatusCode.OK)]
    [InlineData("Basic anybody:s3cret", HttpStatusCode.OK)]
    [InlineData("Basic ops:pw:with:colons", HttpStatusCode.OK)]
    [InlineData("Basic ops:pw", HttpStatusCode.Unauthorized)]
    [InlineData("Basic alice:wonder", HttpStatusCode.OK)]
    [InlineData("Basic alice:land", HttpStatusCode.Unauthorized)]
    [InlineData("Basic bob:builder", HttpStatusCode.Unauthorized)]
    [InlineData("Basic %%%", HttpStatusCode.Unauthorized)]
    [InlineData("Digest s3cret", HttpStatusCode.Unauthorized)]
    public async Task Only_who_shows_what_is_asked_for_may_look(string? authorization, HttpStatusCode status)
    {
        await using WebServer web = await WebServer.StartAsync(Guarded);

        using HttpResponseMessage response = await web.GetAsync("/varz", Encoded(authorization));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.Unauthorized, response.Headers.WwwAuthenticate.Count == 1);
    }

    [Theory]
    [InlineData("/healthz", HttpStatusCode.OK)]
    [InlineData("/healthz?details=1", HttpStatusCode.Unauthorized)]
    [InlineData("/", HttpStatusCode.Unauthorized)]
    [InlineData("/debug/vars", HttpStatusCode.Unauthorized)]
    [InlineData("/stacksz", HttpStatusCode.Unauthorized)]
    public async Task Probes_need_no_secret_and_see_no_more_than_health(string path, HttpStatusCode status)
    {
        await using WebServer web = await WebServer.StartAsync(Guarded);

        using HttpResponseMessage response = await web.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_flood_of_guesses_at_a_hashed_password_holds_up_nobody_else()
    {
        await using WebServer web = await WebServer.StartAsync(options => options.Monitoring.Authorization =
            new MonitoringAuthorizationOptions { User = "ops", Password = "$2a$12$S5y7zFNJpLcGOCnV2NhBQeSB0XTqxk7VHVVHb6m8EHwYtRkYTq0qi" });
        using HttpResponseMessage warm = await web.GetAsync("/healthz");
        Task<HttpResponseMessage>[] guesses = [.. Enumerable.Range(0, VisitorGate.GuessesMax).Select(i => web.GetAsync("/varz", Encoded($"Basic ops:guess-{i}")))];
        using HttpResponseMessage first = await await Task.WhenAny(guesses);

        using HttpResponseMessage probe = await web.GetAsync("/healthz");

        Assert.Equal(HttpStatusCode.OK, probe.StatusCode);
        Assert.True(guesses.Count(guess => !guess.IsCompleted) > 5, "the probe had to wait for the guesses");
        Assert.All(await Task.WhenAll(guesses), guess => Assert.Equal(HttpStatusCode.Unauthorized, guess.StatusCode));
    }

    [Fact]
    public async Task Who_guesses_too_often_has_to_wait_while_others_from_there_go_on()
    {
        await using WebServer web = await WebServer.StartAsync(Guarded);
        using HttpResponseMessage known = await web.GetAsync("/varz", "Bearer s3cret");
        for (int i = 0; i < VisitorGate.GuessesMax; i++)
        {
            using HttpResponseMessage wrong = await web.GetAsync("/varz", $"Bearer guess-{i}");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using HttpResponseMessage guesser = await web.GetAsync("/varz", Encoded("Basic ops:pw:with:colons"));
        using HttpResponseMessage scraper = await web.GetAsync("/varz", "Bearer s3cret");

        Assert.Equal(HttpStatusCode.TooManyRequests, guesser.StatusCode);
        Assert.InRange(guesser.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
        Assert.Equal(HttpStatusCode.OK, scraper.StatusCode);
    }

    [Fact]
    public async Task Who_goes_on_guessing_is_not_answered_by_what_others_have_shown()
    {
        await using WebServer web = await WebServer.StartAsync(Guarded);
        using HttpResponseMessage known = await web.GetAsync("/varz", "Bearer s3cret");
        for (int i = 0; i < VisitorGate.FloodMax; i++)
        {
            using HttpResponseMessage wrong = await web.GetAsync("/varz", $"Bearer guess-{i}");
            Assert.Equal(i < VisitorGate.GuessesMax ? HttpStatusCode.Unauthorized : HttpStatusCode.TooManyRequests, wrong.StatusCode);
        }

        using HttpResponseMessage right = await web.GetAsync("/varz", "Bearer s3cret");

        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
    }

    [Fact]
    public async Task A_verdict_holds_for_the_address_that_it_was_reached_for()
    {
        KnownVisitors known = new(TimeProvider.System);
        MonitoringAuthorizationOptions wanted = new() { Token = "s3cret" };
        VisitorCredentials shown = new("", "s3cret");
        await known.JudgeAsync(wanted, shown, "10.0.0.1", () => Task.FromResult(new VisitorVerdict(IsAdmitted: true)));

        VisitorVerdict elsewhere = await known.JudgeAsync(wanted, shown, "10.0.0.2", () => Task.FromResult(new VisitorVerdict(IsAdmitted: false, TimeSpan.FromSeconds(1))));
        VisitorVerdict there = await known.JudgeAsync(wanted, shown, "10.0.0.1", () => Task.FromResult(new VisitorVerdict(IsAdmitted: false)));

        Assert.True(elsewhere.HasToWait);
        Assert.True(there.IsAdmitted);
    }

    [Fact]
    public async Task A_wrong_token_that_is_shown_again_and_again_is_one_guess()
    {
        await using WebServer web = await WebServer.StartAsync(Guarded);
        for (int i = 0; i < VisitorGate.GuessesMax * 2; i++)
        {
            using HttpResponseMessage wrong = await web.GetAsync("/varz", "Bearer old");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using HttpResponseMessage right = await web.GetAsync("/varz", "Bearer s3cret");
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task A_reload_changes_who_may_look()
    {
        await using WebServer web = await WebServer.StartAsync(Guarded);
        GustServerOptions wanted = WebServer.Options(Guarded);
        wanted.Monitoring.Authorization!.Token = "another";

        Assert.True(web.Server.Reload(wanted).IsAllowed);

        using HttpResponseMessage before = await web.GetAsync("/varz", "Bearer s3cret");
        using HttpResponseMessage after = await web.GetAsync("/varz", "Bearer another");
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task A_reload_to_what_a_start_would_refuse_changes_nothing()
    {
        await using WebServer web = await WebServer.StartAsync(Guarded);
        GustServerOptions wanted = WebServer.Options(Guarded);
        wanted.Monitoring.Authorization = new MonitoringAuthorizationOptions { User = "ops" };

        GustConfigurationException refusal = Assert.Throws<GustConfigurationException>(() => web.Server.Reload(wanted));

        Assert.Contains("user and password belong together", refusal.Message, StringComparison.Ordinal);
        using HttpResponseMessage response = await web.GetAsync("/varz", "Bearer s3cret");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_ports_file_comes_once_the_port_is_open()
    {
        using TemporaryDirectory directory = new();
        await using GustServer server = await GustServer.StartAsync(WebServer.Options(options => options.PortsFileDirectory = directory.Path));
        Assert.Empty(Directory.GetFiles(directory.Path));

        await using GustWeb web = (await GustWeb.StartAsync(server))!;

        using JsonDocument ports = JsonDocument.Parse(await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(directory.Path))));
        Assert.Equal(web.Url, ports.RootElement.GetProperty("monitoring")[0].GetString());
        Assert.Equal(server.ClientUrl, ports.RootElement.GetProperty("nats")[0].GetString());
    }

    [Fact]
    public async Task Every_request_for_a_known_path_is_counted()
    {
        await using WebServer web = await WebServer.StartAsync();
        await web.GetAsync("/varz");
        await web.GetAsync("/nope");

        using JsonDocument json = JsonDocument.Parse(await (await web.GetAsync("/varz")).Content.ReadAsStringAsync());

        JsonElement counts = json.RootElement.GetProperty("http_req_stats");
        Assert.Equal(2, counts.GetProperty("/varz").GetInt64());
        Assert.False(counts.TryGetProperty("/nope", out _));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_that_leaves_the_server_as_it_was()
    {
        await using WebServer first = await WebServer.StartAsync();
        await using GustServer second = await GustServer.StartAsync(WebServer.Options(options => options.Monitoring.HttpPort = first.Web.EndPoint.Port));

        await Assert.ThrowsAsync<IOException>(() => GustWeb.StartAsync(second));

        Assert.False(second.Completion.IsCompleted);
    }

    [Fact]
    public async Task Without_a_port_there_is_no_face()
    {
        await using GustServer server = await GustServer.StartAsync(new GustServerOptions { ListenForClients = false });

        Assert.Null(await GustWeb.StartAsync(server));
    }

    private static void Guarded(GustServerOptions options)
    {
        options.Monitoring.Authorization = new MonitoringAuthorizationOptions { Token = "s3cret", User = "ops", Password = "pw:with:colons", Account = "OPS" };
        options.Accounts.Add(new AccountOptions { Name = "OPS", Users = { new UserOptions { User = "alice", Password = "wonder" } } });
        options.Accounts.Add(new AccountOptions { Name = "APP", Users = { new UserOptions { User = "bob", Password = "builder" } } });
    }

    private static string? Encoded(string? authorization) => authorization?.StartsWith("Basic ", StringComparison.Ordinal) == true && authorization.Contains(':', StringComparison.Ordinal)
        ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(authorization["Basic ".Length..]))).ToString()
        : authorization;
}
