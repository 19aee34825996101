using System.Text;
using System.Text.Json;
using Gust.Foundation;
using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Security.Tokens;
using Gust.Testing;

namespace Gust.Server.Tests.Operators;

/// <summary>A server in operator mode, its system account, and an account with a scoped signing key.</summary>
internal sealed class OperatorScene : IAsyncDisposable
{
    private static readonly AccountLimitsClaim s_noLimits = new() { Subscriptions = -1, Data = -1, Payload = -1, Imports = -1, Exports = -1, WildcardExports = true, Connections = -1, LeafNodes = -1 };
    private readonly NKeyPair _operator = NKeyPair.Create(NKeyPrefix.Operator, SystemRandom.Instance);
    private readonly NKeyPair _system = NKeyPair.Create(NKeyPrefix.Account, SystemRandom.Instance);
    private readonly NKeyPair _account = NKeyPair.Create(NKeyPrefix.Account, SystemRandom.Instance);
    private readonly NKeyPair _scoped = NKeyPair.Create(NKeyPrefix.Account, SystemRandom.Instance);
    private readonly NKeyPair _user = NKeyPair.Create(NKeyPrefix.User, SystemRandom.Instance);
    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow();
    private GustServer _server = null!;
    private RawConnection _admin = null!;

    public string UserKey => _user.PublicKey;

    /// <param name="directory">Of a full resolver; null: the accounts are in memory.</param>
    public static async Task<OperatorScene> StartAsync(string? directory = null)
    {
        OperatorScene scene = new();
        scene._server = await TestServers.StartAsync(options =>
        {
            options.Operators = [new OperatorOptions { Jwt = scene.OperatorToken() }];
            options.SystemAccount = scene._system.PublicKey;
            options.Resolver = directory is null ? new ResolverOptions { Kind = ResolverKind.Memory } : new ResolverOptions { Kind = ResolverKind.Full, Directory = directory };
            options.ResolverPreload[scene._system.PublicKey] = JwtEncoder.Encode(new AccountClaims { Subject = scene._system.PublicKey, Account = new AccountBody { Limits = s_noLimits } }, scene._operator, scene._start);
            options.ResolverPreload[scene._account.PublicKey] = scene.AccountToken();
        });
        scene._admin = await scene.ConnectAsync(scene._system, new UserBody { Subscriptions = -1, Data = -1, Payload = -1 });
        await scene._admin.SendAsync("SUB box 1\r\n");
        return scene;
    }

    /// <summary>The account, at a second after the start.</summary>
    public string AccountToken(UserTermsClaim? template = null, int second = 0, Action<AccountBody>? change = null)
    {
        AccountBody body = new()
        {
            Limits = s_noLimits,
            SigningKeys = [new SigningKeyClaim(_scoped.PublicKey, new UserScopeClaim { Key = _scoped.PublicKey, Role = "r", Template = template ?? new UserTermsClaim { Subscriptions = -1, Data = -1, Payload = -1 } })],
        };
        change?.Invoke(body);
        return JwtEncoder.Encode(new AccountClaims { Subject = _account.PublicKey, Account = body }, _operator, _start.AddSeconds(second));
    }

    /// <summary>Gives the server another token of the account; what it answers.</summary>
    public async Task<string> PushAsync(string token)
    {
        await _admin.SendAsync($"PUB $SYS.REQ.ACCOUNT.{_account.PublicKey}.CLAIMS.UPDATE box {token.Length}\r\n{token}\r\n");
        return Encoding.UTF8.GetString((await _admin.ReadUntilAsync("MSG"))[^1].Payload!);
    }

    public Task<RawConnection> ConnectScopedAsync() => ConnectAsync(_scoped, new UserBody { IssuerAccount = _account.PublicKey });

    /// <param name="outcome">What is to come back.</param>
    public Task<RawConnection> ConnectBearerAsync(string outcome = "PONG") =>
        ConnectAsync(_account, new UserBody { Subscriptions = -1, Data = -1, Payload = -1, BearerToken = true }, outcome);

    public async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        await _server.DisposeAsync();
        foreach (NKeyPair key in (NKeyPair[])[_operator, _system, _account, _scoped, _user])
        {
            key.Dispose();
        }
    }

    private string OperatorToken() => JwtEncoder.Encode(
        new OperatorClaims { Subject = _operator.PublicKey, Operator = new OperatorBody { SystemAccount = _system.PublicKey } }, _operator, _start);

    private async Task<RawConnection> ConnectAsync(NKeyPair issuer, UserBody body, string outcome = "PONG")
    {
        RawConnection client = await RawConnection.OpenAsync(_server.ClientEndPoint!);
        string nonce = JsonDocument.Parse((await client.ReadAsync())!.Line["INFO ".Length..]).RootElement.GetProperty("nonce").GetString()!;
        string jwt = JwtEncoder.Encode(new UserClaims { Subject = _user.PublicKey, User = body }, issuer, _start);
        await client.SendAsync($"CONNECT {{\"verbose\":false,\"jwt\":\"{jwt}\",\"sig\":\"{_user.SignToText(Encoding.ASCII.GetBytes(nonce))}\"}}\r\nPING\r\n");
        Assert.StartsWith(outcome, (await client.ReadUntilAsync(outcome))[^1].Line);
        return client;
    }
}
