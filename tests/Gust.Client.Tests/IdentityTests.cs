using Gust.Foundation;
using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Security.Tokens;

namespace Gust.Client.Tests;

public sealed class IdentityTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("gust-identity").FullName;
    private readonly NKeyPair _operator = NKeyPair.Create(NKeyPrefix.Operator, SystemRandom.Instance);
    private readonly NKeyPair _account = NKeyPair.Create(NKeyPrefix.Account, SystemRandom.Instance);
    private readonly NKeyPair _user = NKeyPair.Create(NKeyPrefix.User, SystemRandom.Instance);

    public void Dispose()
    {
        _operator.Dispose();
        _account.Dispose();
        _user.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_seed_file_signs_the_nonce_of_a_server_with_nkey_users()
    {
        await using ReferenceServer server = await ReferenceServer.StartAsync($"authorization {{ users: [ {{ nkey: {_user.PublicKey} }} ] }}");
        await using NatsClient client = await ConnectAsync(server, ClientIdentity.FromSeed(Write("user.nk", $"# text for people\n{_user.EncodeSeed()}\n")));
        await client.FlushAsync();
        using NKeyPair stranger = NKeyPair.Create(NKeyPrefix.User, SystemRandom.Instance);
        ConnectException e = await RefusedAsync(server, ClientIdentity.FromSeed(Write("stranger.nk", stranger.EncodeSeed())));
        Assert.EndsWith("the server refused: Authorization Violation", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_for_a_server_without_nonce_is_a_clear_failure()
    {
        await using ReferenceServer server = await ReferenceServer.StartAsync();
        ConnectException e = await RefusedAsync(server, ClientIdentity.FromSeed(Write("user.nk", _user.EncodeSeed())));
        Assert.EndsWith("the server gave no nonce to sign: it knows no nkey users", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_and_a_jwt_with_its_seed_are_let_in_by_a_server_with_an_operator()
    {
        await using ReferenceServer server = await ReferenceServer.StartAsync(OperatorConfiguration());
        string jwt = UserJwt(bearer: false);
        await using NatsClient byFile = await ConnectAsync(server, ClientIdentity.FromCredentials(Write("a.creds", CredentialsFile.Format(jwt, _user))));
        await using NatsClient byParts = await ConnectAsync(server, ClientIdentity.FromJwt(jwt, Write("a.nk", _user.EncodeSeed())));
        await byFile.FlushAsync();
        await byParts.FlushAsync();
        await RefusedAsync(server, ClientIdentity.FromJwt(jwt, seedFile: null));
    }

    [Fact]
    public async Task A_bearer_token_needs_no_seed()
    {
        await using ReferenceServer server = await ReferenceServer.StartAsync(OperatorConfiguration());
        await using NatsClient client = await ConnectAsync(server, ClientIdentity.FromJwt(UserJwt(bearer: true), seedFile: null));
        await client.FlushAsync();
    }

    [Fact]
    public async Task Renewed_credentials_count_at_the_next_connection()
    {
        await using ReferenceServer server = await ReferenceServer.StartAsync(OperatorConfiguration());
        using NKeyPair stranger = NKeyPair.Create(NKeyPrefix.User, SystemRandom.Instance);
        ClientIdentity identity = ClientIdentity.FromCredentials(Write("a.creds", CredentialsFile.Format(UserJwt(bearer: false), stranger)));
        await RefusedAsync(server, identity);
        Write("a.creds", CredentialsFile.Format(UserJwt(bearer: false), _user));
        await using NatsClient client = await ConnectAsync(server, identity);
    }

    [Theory]
    [InlineData("no dashes at all", "is not a credentials file: no block between lines of dashes was found")]
    [InlineData("-----A-----\na.b.c\n-----B-----\n-----C-----\nSUSECRET\n-----D-----\n", "the second block is not the nkey seed of a user")]
    public void A_spoilt_credentials_file_is_told_without_its_contents(string text, string expected)
    {
        NatsException e = Assert.Throws<NatsException>(() => ClientIdentity.FromCredentials(Write("bad.creds", text)).Prove("nonce"));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SUSECRET", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_seed_of_an_account_is_no_user()
    {
        NatsException e = Assert.Throws<NatsException>(() => ClientIdentity.FromSeed(Write("a.nk", _account.EncodeSeed())).Prove("nonce"));
        Assert.Contains("another kind of key", e.Message, StringComparison.Ordinal);
    }

    private static Task<NatsClient> ConnectAsync(ReferenceServer server, ClientIdentity identity) =>
        NatsClient.ConnectAsync(new NatsClientOptions { Urls = [server.Url], Identity = identity });

    private static Task<ConnectException> RefusedAsync(ReferenceServer server, ClientIdentity identity) =>
        Assert.ThrowsAsync<ConnectException>(() => ConnectAsync(server, identity));

    private string Write(string name, string text)
    {
        string path = Path.Combine(_directory, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string UserJwt(bool bearer)
    {
        var user = new UserClaims { Name = "u", Subject = _user.PublicKey, User = { Subscriptions = -1, Data = -1, Payload = -1, BearerToken = bearer } };
        return JwtEncoder.Encode(user, _account, TimeProvider.System.GetUtcNow());
    }

    private string OperatorConfiguration()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var limits = new AccountLimitsClaim { Connections = -1, Subscriptions = -1, Payload = -1, Data = -1, Imports = -1, Exports = -1, LeafNodes = -1 };
        string account = JwtEncoder.Encode(new AccountClaims { Name = "A", Subject = _account.PublicKey, Account = { Limits = limits } }, _operator, now);
        string trusted = JwtEncoder.Encode(new OperatorClaims { Name = "O", Subject = _operator.PublicKey }, _operator, now);
        return $"operator: {trusted}\nresolver: MEMORY\nresolver_preload: {{ {_account.PublicKey}: {account} }}\n";
    }
}
