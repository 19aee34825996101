namespace Gust.Monitoring.Tests.Differential;

/// <summary>Both servers under an operator.</summary>
public sealed class OperatorServers : IAsyncLifetime
{
    internal ServerPair Pair { get; private set; } = null!;

    private static string Configuration => $$"""
        operator: {{OperatorTokens.OperatorToken}}
        system_account: {{OperatorTokens.System.PublicKey}}
        resolver: MEMORY
        resolver_preload: {
          {{OperatorTokens.System.PublicKey}}: {{OperatorTokens.SystemToken}}
          {{OperatorTokens.Library.PublicKey}}: {{OperatorTokens.LibraryToken}}
          {{OperatorTokens.Application.PublicKey}}: {{OperatorTokens.ApplicationToken}}
          {{OperatorTokens.Broken.PublicKey}}: {{OperatorTokens.BrokenToken}}
        }
        """;

    public async ValueTask InitializeAsync() => Pair = await ServerPair.StartAsync(Configuration, PlayAsync);

    public ValueTask DisposeAsync() => Pair.DisposeAsync();

    private static async Task PlayAsync(MonitoredProcess server)
    {
        server.Keep(await Client.ConnectAsync(server, "\"name\":\"admin\"", OperatorTokens.User("admin"), OperatorTokens.UserToken("admin", OperatorTokens.System)));
        Client alice = server.Keep(await ConnectAsync(server, "alice", OperatorTokens.ApplicationSigner, $$"""{"issuer_account":"{{OperatorTokens.Application.PublicKey}}","tags":["team:red","late"]}"""));
        await alice.DoAsync("SUB lib.news.> 1\r\nSUB in.x 2\r\n");
        Client librarian = server.Keep(await ConnectAsync(server, "librarian", OperatorTokens.Library, "{}"));
        await librarian.DoAsync("SUB time.* q 1\r\n");
        await alice.DoAsync("");
        server.Keep(await Client.ConnectAsync(server, $"\"name\":\"bearer\",\"jwt\":\"{OperatorTokens.UserToken("bearer", OperatorTokens.Application, """{"bearer_token":true}""")}\""));
        Client gone = await ConnectAsync(server, "gone", OperatorTokens.Application, """{"tags":["x"]}""");
        gone.Dispose();
        (await ConnectAsync(server, "revoked", OperatorTokens.Library, "{}")).Dispose();
        await server.UntilAsync("/connz?state=closed", connz => connz.GetProperty("total").GetInt32() == 2);
    }

    private static Task<Client> ConnectAsync(MonitoredProcess server, string name, Security.Keys.NKeyPair signer, string claims) =>
        Client.ConnectAsync(server, $"\"name\":\"{name}\",\"lang\":\"cs\",\"version\":\"1\"", OperatorTokens.User(name), OperatorTokens.UserToken(name, signer, claims));
}
