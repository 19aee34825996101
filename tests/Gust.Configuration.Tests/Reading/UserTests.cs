namespace Gust.Configuration.Tests.Reading;

public class UserTests
{
    [Fact]
    public void A_user_may_be_known_by_a_key() =>
        Assert.Equal((Keys.User, ""), User($"nkey: {Keys.User}") switch { var user => (user.NKey, user.User) });

    [Theory]
    [InlineData("STANDARD", ConnectionTypes.Standard)]
    [InlineData("[standard, WEBSOCKET]", ConnectionTypes.Standard | ConnectionTypes.WebSocket)]
    [InlineData("[LEAFNODE, LEAFNODE_WS, MQTT, MQTT_WS, IN_PROCESS]", ConnectionTypes.All & ~(ConnectionTypes.Standard | ConnectionTypes.WebSocket))]
    [InlineData("[]", ConnectionTypes.All)]
    public void A_user_may_come_by_some_kinds_of_connection(string text, ConnectionTypes types) =>
        Assert.Equal(types, User($"user: a, allowed_connection_types: {text}").AllowedConnectionTypes);

    [Fact]
    public void A_user_may_have_to_come_by_a_proxy() => Assert.True(User("user: a, proxy_required: true").ProxyRequired);

    [Theory]
    [InlineData("user: a, clients: [STANDARD, FOO, BAR]", "f.conf:1:44: invalid connection types [\"FOO\" \"BAR\"]: the types are STANDARD, WEBSOCKET, LEAFNODE, LEAFNODE_WS, MQTT, MQTT_WS, IN_PROCESS")]
    [InlineData("user: a, connection_types: 1", "f.conf:1:53: 'connection_types' must be a string or an array of strings, not an integer")]
    [InlineData("nkey: U", "f.conf:1:25: not a valid public nkey for a user: U and 55 characters more")]
    [InlineData("nkey: " + Keys.Account, "f.conf:1:25: not a valid public nkey for a user: U and 55 characters more")]
    [InlineData("nkey: SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY", "f.conf:1:25: this is the seed of an nkey, which is secret: its public key stands here, U and 55 characters more")]
    [InlineData("nkey: " + Keys.User + ", user: a", "f.conf:1:25: nkey users do not take usernames or passwords")]
    [InlineData("nkey: " + Keys.User + ", pass: a", "f.conf:1:25: nkey users do not take usernames or passwords")]
    [InlineData("nkey: \"\"", "f.conf:1:25: user entry requires a user")]
    [InlineData("nkey: " + Keys.User + "}, {nkey: " + Keys.User, "f.conf:1:91: duplicate nkey \"" + Keys.User + "\" detected")]
    [InlineData("user: " + Keys.User + "}, {nkey: " + Keys.User, "f.conf:1:91: duplicate nkey \"" + Keys.User + "\" detected")]
    public void A_user_that_cannot_be_is_an_error(string text, string error) =>
        Assert.Equal([error], Loading.Errors($"authorization {{ users: [{{{text}}}] }}"));

    [Theory]
    [InlineData("accounts {A {users: [{user: a}]}, B {users: [{user: a}]}}", "f.conf:1:46: duplicate user \"a\" detected")]
    [InlineData("authorization {users: [{user: a}]}\naccounts {A {users: [{user: a}]}}", "f.conf:2:22: duplicate user \"a\" detected")]
    [InlineData("authorization {user: a, pass: b}\naccounts {A {users: [{user: c}]}}", "f.conf:1:1: cannot have a single user/pass and accounts")]
    [InlineData("accounts {A {users: [{user: c}]}}\nauthorization {token: a}", "f.conf:2:1: cannot have a token and accounts")]
    public void Users_are_unique_over_all_accounts(string text, string error) => Assert.Equal([error], Loading.Errors(text));

    private static UserOptions User(string text) => Assert.Single(Loading.Options($"authorization {{ users: [{{ {text} }}] }}").Authorization.Users);
}
