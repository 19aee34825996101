namespace Gust.Configuration.Tests.Reading;

public class AccountTests
{
    [Fact]
    public void An_account_has_users_limits_mappings_and_a_place_for_traces()
    {
        var account = Assert.Single(Loading.Options($$"""
            accounts {
              APP {
                nkey: {{Keys.Account}}
                users: [{user: u, pass: p, permissions {pub: a} }, {nkey: {{Keys.User}} }]
                default_permissions { sub: "b q" }
                limits { max_conn: 5, max_subs: 0, max_payload: 1KB, max_leafnodes: -9 }
                mappings { a: b }
                msg_trace { dest: traces, sampling: "50%" }
              }
            }
            """).Accounts);

        Assert.Equal(("APP", Keys.Account, 2), (account.Name, account.NKey, account.Users.Count));
        Assert.Equal(["b q"], account.DefaultPermissions!.Subscribe!.Allow!);
        Assert.Equal((5, 0, 1024, -1), (account.Limits.MaxConnections, account.Limits.MaxSubscriptions, account.Limits.MaxPayload, account.Limits.MaxLeafNodes));
        Assert.Equal("a", Assert.Single(account.Mappings).Source);
        Assert.Equal(("traces", 50), (account.MessageTrace!.Destination, account.MessageTrace.Sampling));
    }

    [Fact]
    public void Accounts_may_be_just_names() => Assert.Equal(["A", "B"], Loading.Options("accounts [A, B]").Accounts.Select(account => account.Name));

    [Fact]
    public void What_is_read_knows_its_place()
    {
        var account = Loading.Load("accounts {\n A {\n  users: [{user: u}]\n  exports: [{stream: a}]\n  imports: [{stream: {account: A, subject: a}, to: b}]\n }\n}").Options.Accounts[0];

        Assert.Equal(
            ["f.conf:2:2", "f.conf:3:11", "f.conf:4:13", "f.conf:5:13"],
            new[] { account.Position, account.Users[0].Position, account.Exports[0].Position, account.Imports[0].Position }.Select(position => position.ToString()));
    }

    [Fact]
    public void A_variable_among_the_accounts_is_none() =>
        Assert.Equal(["A"], Loading.Options("accounts { V: {users: [{user: a}]}, A: $V }").Accounts.Select(account => account.Name));

    [Theory]
    [InlineData("accounts: A", "f.conf:1:11: 'accounts' must be an array of names or a map of accounts, not a string")]
    [InlineData("accounts [A, A]", "f.conf:1:14: duplicate account entry: A")]
    [InlineData("accounts [\"$G\"]", "f.conf:1:11: \"$G\" is a reserved account: its users stand in 'authorization'")]
    [InlineData("accounts {$G {}}", "f.conf:1:11: \"$G\" is a reserved account: its users stand in 'authorization'")]
    [InlineData("accounts {\"a b\" {}}", "f.conf:1:11: \"a b\" is not a name for an account: it must not be empty or hold blanks")]
    [InlineData("accounts {A: 5}", "f.conf:1:14: account \"A\" must be a map { ... }, not an integer")]
    [InlineData("accounts {A {foo: 1}}", "f.conf:1:14: unknown field \"foo\"")]
    [InlineData("accounts {A {nkey: " + Keys.User + "}}", "f.conf:1:11: not a valid public nkey for an account: \"" + Keys.User + "\"")]
    [InlineData("accounts {A {limits {max_conn: 9g}}}", "f.conf:1:32: max_conn value is too big: 9000000000, the most is 2147483647")]
    [InlineData("accounts {A {limits {foo: 1}}}", "f.conf:1:22: unknown field \"foo\"")]
    [InlineData("accounts {A {msg_trace: \"a.*\"}}", "f.conf:1:14: trace destination \"a.*\" is not valid: expected a subject without wildcards")]
    [InlineData("accounts {A {msg_trace {dest: a, sampling: 0}}}", "f.conf:1:44: 'sampling' must be 1 to 100, or \"1%\" to \"100%\"")]
    [InlineData("accounts {A {msg_trace {sampling: 5}}}", "f.conf:1:14: trace destination \"\" is not valid: expected a subject without wildcards")]
    public void An_account_that_cannot_be_is_an_error(string text, string error) => Assert.Equal([error], Loading.Errors(text));

    [Fact]
    public void All_errors_are_told_at_once() => Assert.Equal(4, Loading.Errors("accounts {A {foo: 1, bar: 2, limits: 5, exports: [{}]}}").Length);
}
