namespace Gust.Configuration.Tests.Reading;

public class AuthorizationTests
{
    private const string Bcrypt = "$2a$11$ooo1234567890abcdefghijklmnopqrstuvwxyz0123456789ABCDE";

    [Fact]
    public void A_single_user_has_name_and_password()
    {
        var authorization = Loading.Options("authorization { username: u, password: p, timeout: 1.5 }").Authorization;

        Assert.Equal(("u", "p", TimeSpan.FromSeconds(1.5)), (authorization.User, authorization.Password, authorization.Timeout));
    }

    [Fact]
    public void A_token_may_be_a_bcrypt_hash() =>
        Assert.Equal(Bcrypt, Loading.Options($"authorization {{ token: {Bcrypt} }}").Authorization.Token);

    [Fact]
    public void Users_are_listed_in_order()
    {
        var users = Loading.Options($$"""
            authorization {
              users = [
                { user: a, password: {{Bcrypt}} }
                { User: b, Pass: "p q" }
                { username: c }
              ]
            }
            """).Authorization.Users;

        Assert.Equal([("a", Bcrypt), ("b", "p q"), ("c", "")], users.Select(user => (user.User, user.Password)));
    }

    [Theory]
    [InlineData("timeout: 3", 3)]
    [InlineData("timeout: 0", 2)]
    [InlineData("timeout: \"300ms\"", 0.3)]
    [InlineData("timeout: 60", 60)]
    public void The_timeout_is_seconds_or_a_duration(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Loading.Options($"authorization {{ {text} }}").Authorization.Timeout);

    [Theory]
    [InlineData("61")]
    [InlineData("1m")]
    [InlineData("\"2m\"")]
    public void A_long_timeout_is_a_warning(string timeout)
    {
        var result = Loading.Load($"authorization {{ timeout: {timeout} }}");

        Assert.True(result.IsValid);
        Assert.False(result.PassesTest);
        Assert.Contains("consider keeping it under 60 seconds", Assert.Single(result.Warnings).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user: a, token: t", "f.conf:1:1: cannot have a user/pass and token")]
    [InlineData("token: t, users: [{user: a, pass: b}]", "f.conf:1:1: cannot have a token and a users array")]
    [InlineData("user: a, pass: b, users: [{user: c, pass: d}]", "f.conf:1:1: cannot have a single user/pass and a users array")]
    [InlineData("pass: b", "f.conf:1:1: a password needs a user")]
    [InlineData("users: [{user: a, pass: b}, {user: a, pass: c}]", "f.conf:1:45: duplicate user \"a\" detected")]
    [InlineData("users: [{pass: b}]", "f.conf:1:25: user entry requires a user")]
    [InlineData("users: [{user: \"\", pass: b}]", "f.conf:1:25: user entry requires a user")]
    [InlineData("users: [a]", "f.conf:1:25: expected a user entry to be a map, not a string")]
    [InlineData("users: {user: a}", "f.conf:1:24: 'users' must be an array [ ... ], not a map")]
    [InlineData("users: [{user: a, pass: 5}]", "f.conf:1:41: 'pass' must be a string, not an integer; put it in quotes")]
    [InlineData("users: [{user: a, pass: b, foo: 1}]", "f.conf:1:44: unknown field \"foo\"")]
    [InlineData("foo: 1", "f.conf:1:17: unknown field \"foo\"")]
    [InlineData("timeout: -1", "f.conf:1:26: timeout value can not be negative")]
    [InlineData("timeout: \"-1s\"", "f.conf:1:26: timeout value can not be negative")]
    [InlineData("timeout: x", "f.conf:1:26: error parsing timeout: invalid duration \"x\"")]
    [InlineData("timeout: 99999999999.5", "f.conf:1:26: 'timeout' of 99999999999.5 seconds is out of the range")]
    [InlineData("token: 5", "f.conf:1:24: 'token' must be a string, not an integer; put it in quotes")]
    public void A_contradiction_is_an_error(string text, string error) =>
        Assert.Equal([error], Loading.Errors($"authorization {{ {text} }}"));

    [Fact]
    public void A_value_that_is_no_block_is_an_error() =>
        Assert.Equal(["f.conf:1:16: 'authorization' must be a map { ... }, not a string"], Loading.Errors("authorization: a"));

    [Fact]
    public void An_empty_credential_is_noted()
    {
        var result = Loading.Load("authorization { token: $T }", environment: new() { ["T"] = "" });

        Assert.True(result.PassesTest);
        Assert.Equal("f.conf:1:24: 'token' of authorization is empty and counts as not set", Assert.Single(result.Warnings).ToString());
    }
}
