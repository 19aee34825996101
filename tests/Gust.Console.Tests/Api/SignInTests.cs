using System.Net;
using System.Text.Json;
using Gust.Console.Tests.Hosting;
using Gust.Web.Access;

namespace Gust.Console.Tests.Api;

/// <summary>Nobody sees anything of the server who has not signed in.</summary>
public sealed class SignInTests
{
    [Theory]
    [InlineData("live")]
    [InlineData("documents/varz")]
    [InlineData("connections")]
    [InlineData("streams")]
    [InlineData("consumers")]
    [InlineData("subjects")]
    [InlineData("subscriptions")]
    [InlineData("messages?account=$G&stream=S")]
    public async Task Data_is_refused_to_who_has_not_signed_in(string path)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();

        using HttpResponseMessage response = await console.GetAsync("/console/api/" + path);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("request")]
    [InlineData("publish")]
    public async Task Sending_is_refused_to_who_has_not_signed_in(string path)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(options => options.Monitoring.Console.Changes = true);

        using HttpResponseMessage response = await console.PostAsync("/console/api/" + path, """{"account":"$G","subject":"a"}""");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Who_is_not_signed_in_learns_how_to_and_nothing_of_the_server()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();

        using HttpResponseMessage response = await console.GetAsync("/console/api/session");

        Assert.Equal("""{"signedIn":false,"methods":["token","password"],"changes":false}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"token":"let-me-in"}""", HttpStatusCode.OK)]
    [InlineData("""{"user":"ops","password":"secret"}""", HttpStatusCode.OK)]
    [InlineData("""{"user":"ops","password":"let-me-in"}""", HttpStatusCode.OK)] // a token in the place of a password, as on the rest of the port
    [InlineData("""{"token":"wrong"}""", HttpStatusCode.Unauthorized)]
    [InlineData("""{"user":"ops","password":"wrong"}""", HttpStatusCode.Unauthorized)]
    [InlineData("""{"token":""}""", HttpStatusCode.Unauthorized)]
    [InlineData("{}", HttpStatusCode.Unauthorized)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("[1", HttpStatusCode.BadRequest)]
    public async Task Only_what_the_configuration_asks_for_opens_the_console(string login, HttpStatusCode status)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();

        using HttpResponseMessage response = await console.PostAsync("/console/api/login", login);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK, response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_cookie_is_out_of_the_reach_of_scripts_and_other_sites()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();

        using HttpResponseMessage response = await console.PostAsync("/console/api/login", """{"token":"let-me-in"}""");

        string[] parts = response.Headers.GetValues("Set-Cookie").Single().Split("; ");
        Assert.Contains("httponly", parts);
        Assert.Contains("samesite=strict", parts);
        Assert.DoesNotContain(parts, part => part.StartsWith("expires", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_whoever_has_the_cookie()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        string cookie = await console.SignInAsync();
        Assert.True((await console.ReadAsync("session", cookie)).GetProperty("signedIn").GetBoolean());

        using HttpResponseMessage response = await console.PostAsync("/console/api/logout", "{}", cookie);

        Assert.False((await console.ReadAsync("session", cookie)).GetProperty("signedIn").GetBoolean());
    }

    [Fact]
    public async Task A_reload_ends_all_sessions()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        string cookie = await console.SignInAsync();

        Assert.True(console.Server.Reload(console.Changed(options => options.Monitoring.Authorization!.Token = "another")).IsAllowed);

        using HttpResponseMessage response = await console.GetAsync("/console/api/live", cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_reload_can_turn_the_console_off()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();

        Assert.True(console.Server.Reload(console.Changed(options => options.Monitoring.Console.Enabled = false)).IsAllowed);

        using HttpResponseMessage response = await console.GetAsync("/console/");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Who_guesses_too_often_has_to_wait_even_with_the_right_token()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        for (int i = 0; i < VisitorGate.GuessesMax; i++)
        {
            using HttpResponseMessage wrong = await console.PostAsync("/console/api/login", Guess(i));
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using HttpResponseMessage response = await console.PostAsync("/console/api/login", """{"token":"let-me-in"}""");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
    }

    [Fact]
    public async Task Guesses_at_the_same_time_are_counted_too()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();

        HttpResponseMessage[] answers = await Task.WhenAll(
            Enumerable.Range(0, VisitorGate.GuessesMax * 3).Select(i => console.PostAsync("/console/api/login", Guess(i))));

        Assert.Equal(VisitorGate.GuessesMax, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        Assert.All(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task The_same_wrong_token_again_and_again_is_one_guess()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        for (int i = 0; i < VisitorGate.GuessesMax * 2; i++)
        {
            using HttpResponseMessage wrong = await console.PostAsync("/console/api/login", Guess(0));
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        await console.SignInAsync();
    }

    [Fact]
    public async Task Signing_in_again_and_again_is_no_guessing()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        for (int i = 0; i <= VisitorGate.GuessesMax; i++)
        {
            await console.SignInAsync();
        }
    }

    [Fact]
    public async Task A_form_of_megabytes_is_not_read()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        string token = new('x', 20_000);

        using HttpResponseMessage response = await console.PostAsync("/console/api/login", $$"""{"token":"{{token}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Who_is_signed_in_is_told_where()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(options => options.ServerName = "north");

        JsonElement session = await console.ReadAsync("session", await console.SignInAsync());

        Assert.Equal(("north", console.Server.Id), (session.GetProperty("serverName").GetString(), session.GetProperty("serverId").GetString()));
    }

    private static string Guess(int number) => $$"""{"token":"guess-{{number}}"}""";
}
