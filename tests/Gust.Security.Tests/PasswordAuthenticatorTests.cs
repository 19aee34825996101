namespace Gust.Security.Tests;

public sealed class PasswordAuthenticatorTests
{
    private static readonly Credentials Nobody = new("", "", "");

    [Fact]
    public void Nothing_configured_lets_everybody_in()
    {
        PasswordAuthenticator open = Authenticator(null);
        Assert.False(open.IsRequired);
        Assert.True(open.Authenticate(Nobody));
        Assert.True(open.Authenticate(new Credentials("who", "ever", "x")));
    }

    [Theory]
    [InlineData("secret", true)]
    [InlineData("Secret", false)]
    [InlineData("secret ", false)]
    [InlineData("", false)]
    public void Token_must_be_equal(string shown, bool letIn)
    {
        PasswordAuthenticator authenticator = Authenticator("secret");
        Assert.True(authenticator.IsRequired);
        Assert.Equal(letIn, authenticator.Authenticate(Nobody with { Token = shown }));
    }

    [Theory]
    [InlineData("ann", "one", true)]
    [InlineData("bob", "two", true)]
    [InlineData("ann", "two", false)]
    [InlineData("ann", "", false)]
    [InlineData("Ann", "one", false)]
    [InlineData("eve", "one", false)]
    [InlineData("", "", false)]
    public void User_must_show_its_own_password(string user, string password, bool letIn) =>
        Assert.Equal(letIn, Authenticator(null, ("ann", "one"), ("bob", "two")).Authenticate(new Credentials(user, password, "")));

    [Fact]
    public void User_without_password_shows_none()
    {
        PasswordAuthenticator authenticator = Authenticator(null, ("ann", ""));
        Assert.True(authenticator.Authenticate(new Credentials("ann", "", "")));
        Assert.False(authenticator.Authenticate(new Credentials("ann", "x", "")));
        Assert.False(authenticator.Authenticate(Nobody));
    }

    [Fact]
    public void Timeout_is_the_configured_one() => Assert.Equal(TimeSpan.FromSeconds(2), Authenticator(null).Timeout);

    private static PasswordAuthenticator Authenticator(string? token, params (string User, string Password)[] users) =>
        new(token, users.Select(user => KeyValuePair.Create(user.User, user.Password)), TimeSpan.FromSeconds(2));
}
