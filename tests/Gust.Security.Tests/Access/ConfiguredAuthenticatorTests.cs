using Gust.Security.Access;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Security.Tests.Access;

public sealed class ConfiguredAuthenticatorTests
{
    private static readonly AuthenticationRequest Nobody = new();

    [Fact]
    public void Nothing_configured_lets_everybody_in()
    {
        ConfiguredAuthenticator open = Authenticator(new AccessPolicy());
        Assert.NotNull(open.Anonymous(ConnectionKinds.Standard));
        Assert.True(LetsIn(open, Nobody));
        Assert.True(LetsIn(open, Named("who", "ever")));
    }

    [Theory]
    [InlineData("secret", true)]
    [InlineData("Secret", false)]
    [InlineData("secret ", false)]
    [InlineData("", false)]
    public void Token_must_be_equal(string shown, bool letIn)
    {
        ConfiguredAuthenticator authenticator = Authenticator(new AccessPolicy { Token = new Secret("secret") });
        Assert.Null(authenticator.Anonymous(ConnectionKinds.Standard));
        Assert.Equal(letIn, LetsIn(authenticator, Nobody with { Token = shown }));
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
        Assert.Equal(letIn, LetsIn(Users(User("ann", "one"), User("bob", "two")), Named(user, password)));

    [Theory]
    [InlineData("", "", "no credentials were given")]
    [InlineData("ann", "", "wrong user, password or token")]
    [InlineData("ann", "two", "wrong user, password or token")]
    [InlineData("eve", "one", "wrong user, password or token")]
    public void Who_shows_nothing_is_not_told_of_as_wrong(string user, string password, string reason)
    {
        Assert.Equal(reason, Users(User("ann", "one")).Authenticate(Named(user, password), _ => { })!.Reason);
        Assert.Equal(reason, Authenticator(new AccessPolicy { Token = new Secret("secret") }).Authenticate(Named(user, password), _ => { })!.Reason);
    }

    [Fact]
    public void User_without_password_shows_none()
    {
        ConfiguredAuthenticator authenticator = Users(User("ann", null));
        Assert.True(LetsIn(authenticator, Named("ann", "")));
        Assert.False(LetsIn(authenticator, Named("ann", "x")));
        Assert.False(LetsIn(authenticator, Nobody));
    }

    [Fact]
    public void User_known_by_certificate_only_does_not_come_in_by_its_name()
    {
        ConfiguredAuthenticator authenticator = Authenticator(new AccessPolicy { Users = [User("ann", null)], PasswordlessNeedCertificate = true });
        Assert.False(LetsIn(authenticator, Named("ann", "")));
    }

    [Fact]
    public void User_comes_by_its_kinds_of_connection_only()
    {
        ConfiguredAuthenticator authenticator = Users(User("ann", "one") with { AllowedTypes = ConnectionKinds.WebSocket });
        Assert.False(LetsIn(authenticator, Named("ann", "one")));
        Assert.True(LetsIn(authenticator, Named("ann", "one") with { Type = ConnectionKinds.WebSocket }));
    }

    [Fact]
    public void User_for_nobody_takes_those_who_show_nothing_and_no_wrong_ones()
    {
        ConfiguredAuthenticator authenticator = Authenticator(new AccessPolicy { Users = [User("guest", "g") with { Account = "GUESTS" }], NoAuthUser = "guest" });
        Assert.Equal("GUESTS", authenticator.Anonymous(ConnectionKinds.Standard)?.Account);
        Assert.True(LetsIn(authenticator, Nobody));
        Assert.False(LetsIn(authenticator, Named("guest", "wrong")));
    }

    [Fact]
    public void Hash_is_checked_elsewhere_and_its_verdict_comes_later()
    {
        ManualScheduler elsewhere = new();
        ConfiguredAuthenticator authenticator = new(
            new AccessPolicy { Users = [User("ann", "$2a$04$zVHmKQtGGQob.b/Nc7l9NO8UlrYcW05FiuCj/SxsFO/ZtiN9.mNzy")] }, Admission.To("$G"), new PasswordChecks(elsewhere));
        Verdict? late = null;
        Assert.Null(authenticator.Authenticate(Named("ann", ""), verdict => late = verdict));
        Assert.Null(late);
        elsewhere.RunAll();
        Assert.Equal("ann", late?.Admission?.User);

        // A reload that leaves the hash as it was need not compute it again.
        Assert.NotNull(authenticator.Authenticate(Named("ann", "") with { Former = late!.Admission }, _ => { })?.Admission);
    }

    [Fact]
    public void Unknown_user_costs_a_hash_where_known_ones_do()
    {
        ManualScheduler elsewhere = new();
        ConfiguredAuthenticator authenticator = new(
            new AccessPolicy { Users = [User("ann", "$2a$04$zVHmKQtGGQob.b/Nc7l9NO8UlrYcW05FiuCj/SxsFO/ZtiN9.mNzy")] }, Admission.To("$G"), new PasswordChecks(elsewhere));
        Verdict? late = null;
        Assert.Null(authenticator.Authenticate(Named("eve", ""), verdict => late = verdict));
        elsewhere.RunAll();
        Assert.NotNull(late);
        Assert.Null(late.Admission);
    }

    [Fact]
    public void Request_shows_no_secret_in_text() =>
        Assert.DoesNotContain("hush", (Named("ann", "hush") with { Token = "hush", Jwt = "hush", Signature = "hush" }).ToString(), StringComparison.Ordinal);

    private static bool LetsIn(ConfiguredAuthenticator authenticator, AuthenticationRequest request) =>
        authenticator.Authenticate(request, _ => throw new InvalidOperationException("not later"))?.Admission is not null;

    private static AuthenticationRequest Named(string user, string password) => Nobody with { User = user, Password = password };

    private static UserDefinition User(string name, string? password) =>
        new() { Name = name, Secret = password is null ? null : new Secret(password), Account = "$G" };

    private static ConfiguredAuthenticator Users(params UserDefinition[] users) => Authenticator(new AccessPolicy { Users = users });

    private static ConfiguredAuthenticator Authenticator(AccessPolicy policy) => new(policy, Admission.To("$G"), new PasswordChecks(new InlineScheduler()));
}
