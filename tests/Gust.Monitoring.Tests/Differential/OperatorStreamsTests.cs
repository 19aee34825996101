using System.Text.Json;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>The limits of accounts that were pushed to a server while it ran, in what is told of streams.</summary>
public sealed class OperatorStreamsTests : IAsyncLifetime
{
    private ServerPair _pair = null!;

    private static string Configuration => $$"""
        operator: {{OperatorTokens.OperatorToken}}
        system_account: {{OperatorTokens.System.PublicKey}}
        resolver: { type: full, dir: "{store}/jwt", allow_delete: true, interval: "1h" }
        resolver_preload: { {{OperatorTokens.System.PublicKey}}: {{OperatorTokens.SystemToken}} }
        jetstream { store_dir: "{store}", max_memory_store: 64MB, max_file_store: 128MB, sync_interval: "90s" }
        """;

    public async ValueTask InitializeAsync() => _pair = await ServerPair.StartAsync(Configuration, PlayAsync);

    public ValueTask DisposeAsync() => _pair.DisposeAsync();

    [Fact]
    public async Task Limits_and_tiers_are_told_as_the_reference_does()
    {
        string[] accounts = [OperatorTokens.Application.PublicKey, OperatorTokens.Library.PublicKey, OperatorTokens.System.PublicKey, "application"];
        await _pair.CompareAsync(["/accountz", "/jsz", "/jsz?accounts=1", .. accounts.Select(account => $"/jsz?acc={account}&streams=1")]);
    }

    private static async Task PlayAsync(MonitoredProcess server)
    {
        using Client admin = await Client.ConnectAsync(server, "\"name\":\"admin\"", OperatorTokens.User("admin"), OperatorTokens.UserToken("admin", OperatorTokens.System));
        foreach (string account in (string[])[OperatorTokens.LibraryTokenWithTiers, OperatorTokens.ApplicationTokenWithStreams])
        {
            string answer = await admin.AskAsync("$SYS.REQ.CLAIMS.UPDATE", account);
            Assert.Equal(200, JsonElement.Parse(answer).GetProperty("data").GetProperty("code").GetInt32());
        }

        Client alice = server.Keep(await Client.ConnectAsync(server, "\"name\":\"alice\"", OperatorTokens.User("alice"), OperatorTokens.UserToken("alice", OperatorTokens.Application)));
        await StreamsWorkload.CreateStreamAsync(alice, """{"name":"ONE","subjects":["one"],"max_bytes":1024}""");
        await alice.AskAsync("one", "1");
        Client librarian = server.Keep(await Client.ConnectAsync(server, "\"name\":\"librarian\"", OperatorTokens.User("librarian"), OperatorTokens.UserToken("librarian", OperatorTokens.Library)));
        await StreamsWorkload.CreateStreamAsync(librarian, """{"name":"TWO","subjects":["two"],"storage":"memory"}""");
        await librarian.AskAsync("two", "2");
    }
}
