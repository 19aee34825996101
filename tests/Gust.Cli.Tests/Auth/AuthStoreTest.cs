using System.Text.Json;
using Gust.Testing;
using Reference = Gust.Testing.ReferenceServer;

namespace Gust.Cli.Tests.Auth;

/// <summary>A test with a store of its own, and servers that trust its operator.</summary>
public abstract class AuthStoreTest() : CliTest(url: null)
{
    private protected string InHome(string name) => Path.Combine(Home, name);

    private protected async Task<ServerProcess> StartAsync(bool gust, params string[] flags)
    {
        await OkAsync(["auth", "operator", "add", "O", .. flags]);
        await OkAsync("auth", "operator", "generate", "O", InHome("server.conf"));
        return await ServerProcess.StartAsync(gust ? GustExecutable.Server : Reference.Executable, "", "-c", InHome("server.conf"));
    }

    private protected Task PushAsync(ServerProcess server, string account) => OkAsync("auth", "account", "push", account, "-s", server.Url);

    private protected async Task<JsonElement> JsonAsync(params string[] args) => JsonDocument.Parse((await OkAsync(args)).Out).RootElement;

    private protected async Task IsRefusedAsync(string reason, params string[] args) =>
        Assert.Contains(reason, (await FailsAsync(args)).Error, StringComparison.Ordinal);
}
