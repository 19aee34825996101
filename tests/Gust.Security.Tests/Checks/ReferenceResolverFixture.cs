using System.Text;
using System.Text.Json;
using Gust.Security.Tests.Trust;
using Gust.Testing;

namespace Gust.Security.Tests.Checks;

/// <summary>The real nats-server with a resolver that accounts can be pushed to, and a connection of its system account.</summary>
public sealed class ReferenceResolverFixture : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private ServerProcess? _server;
    private RawConnection? _connection;

    internal JwtScene Scene { get; } = new();

    internal DateTimeOffset Now { get; } = TimeProvider.System.GetLocalNow();

    public async ValueTask InitializeAsync()
    {
        string configuration =
            $$"""
            operator: "{{Scene.OperatorToken(Now)}}"
            system_account: {{Scene.System.PublicKey}}
            resolver: { type: full, dir: "{{_directory.Path}}" }
            resolver_preload: { {{Scene.System.PublicKey}}: "{{Scene.SystemToken(Now)}}" }
            """;
        _server = await ServerProcess.StartAsync(ReferenceServer.Executable, configuration);
        _connection = await RawConnection.OpenAsync(_server.Address);
        WireFrame info = (await _connection.ReadAsync())!;
        string nonce = JsonDocument.Parse(info.Line["INFO ".Length..]).RootElement.GetProperty("nonce").GetString()!;
        string token = Scene.UserToken(Now, user => user with { User = user.User with { IssuerAccount = "" } }, Scene.System);
        string signature = Scene.User.SignToText(Encoding.ASCII.GetBytes(nonce));
        await _connection.SendAsync($"CONNECT {{\"verbose\":false,\"pedantic\":false,\"jwt\":\"{token}\",\"sig\":\"{signature}\"}}\r\nSUB reply 1\r\nPING\r\n");
        await _connection.ReadUntilAsync("PONG");
    }

    public async ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _directory.Dispose();
    }

    /// <summary>The reference's error about a pushed account; null when it took it.</summary>
    internal async Task<string?> PushAsync(string token)
    {
        await _connection!.SendAsync($"PUB $SYS.REQ.CLAIMS.UPDATE reply {token.Length}\r\n{token}\r\n");
        List<WireFrame> frames = await _connection.ReadUntilAsync("MSG ");
        JsonElement answer = JsonDocument.Parse(frames[^1].Payload).RootElement;
        return answer.TryGetProperty("error", out JsonElement error) ? error.GetProperty("description").GetString() : null;
    }
}
