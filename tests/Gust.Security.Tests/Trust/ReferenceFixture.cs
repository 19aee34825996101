using System.Text;
using System.Text.Json;
using Gust.Foundation;
using Gust.Security.Keys;
using Gust.Testing;

namespace Gust.Security.Tests.Trust;

/// <summary>The real nats-server with the operator, accounts and keys of a <see cref="JwtScene"/>, all made by Gust.</summary>
public sealed class ReferenceFixture : IAsyncLifetime
{
    private ServerProcess? _server;

    internal JwtScene Scene { get; } = new() { Template = JwtScene.Unlimited with { Publish = new Claims.PermissionClaim { Allow = ["user.{{name()}}", "$SYS.REQ.USER.INFO"] } } };

    /// <summary>A user whose older tokens the account revoked.</summary>
    internal NKeyPair RevokedUser { get; } = NKeyPair.Create(NKeyPrefix.User, new SeededRandom(27));

    internal DateTimeOffset Now { get; } = TimeProvider.System.GetLocalNow();

    public async ValueTask InitializeAsync()
    {
        string configuration =
            $$"""
            operator: "{{Scene.OperatorToken(Now)}}"
            system_account: {{Scene.System.PublicKey}}
            resolver: MEMORY
            resolver_preload: {
              {{Scene.System.PublicKey}}: "{{Scene.SystemToken(Now)}}"
              {{Scene.Account.PublicKey}}: "{{Scene.AccountToken(Now, Change)}}"
            }
            """;
        _server = await ServerProcess.StartAsync(ReferenceServer.Executable, configuration);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>The account as both servers have it.</summary>
    internal string Account() => Scene.AccountToken(Now, Change);

    /// <summary>Whether the reference lets a user in.</summary>
    internal async Task<bool> AdmitsAsync(string token, Func<string, string>? sign = null)
    {
        using RawConnection connection = await RawConnection.OpenAsync(_server!.Address);
        WireFrame info = (await connection.ReadAsync())!;
        string nonce = JsonDocument.Parse(info.Line["INFO ".Length..]).RootElement.GetProperty("nonce").GetString()!;
        string signature = sign is null ? Scene.User.SignToText(Encoding.ASCII.GetBytes(nonce)) : sign(nonce);
        await connection.SendAsync($"CONNECT {{\"verbose\":false,\"pedantic\":false,\"jwt\":\"{token}\",\"sig\":\"{signature}\"}}\r\nPING\r\n");
        while (await connection.ReadAsync() is { } frame)
        {
            if (frame.Line.StartsWith("PONG", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private Claims.AccountBody Change(Claims.AccountBody body) =>
        body with { Revocations = new Dictionary<string, long> { [RevokedUser.PublicKey] = Now.ToUnixTimeSeconds() - 1000 } };
}
