namespace Gust.Monitoring.Tests.Differential;

/// <summary>The documents of a server whose accounts an operator has signed.</summary>
public sealed class OperatorDocumentsTests(OperatorServers servers) : IClassFixture<OperatorServers>
{
    private readonly ServerPair _pair = servers.Pair;

    [Fact]
    public async Task Accounts_are_told_of_with_their_claims()
    {
        string[] accounts = [.. new[] { OperatorTokens.Library, OperatorTokens.Application, OperatorTokens.Broken, OperatorTokens.System }.Select(account => $"/accountz?acc={account.PublicKey}")];
        await _pair.CompareAsync(["/accountz", .. accounts, "/accountz?acc=$G", "/accountz?acc=NOPE", "/accstatz", "/accstatz?unused=1"]);
    }

    [Fact]
    public async Task Connections_are_told_of_with_their_tokens()
    {
        string application = OperatorTokens.Application.PublicKey;
        await _pair.CompareAsync(
            "/connz", "/connz?auth=1", "/connz?auth=1&state=closed", $"/connz?auth=1&acc={application}", $"/connz?acc={application}&state=all&auth=1&subs=1", "/connz?acc=application",
            $"/connz?user={OperatorTokens.User("alice").PublicKey}&auth=1", "/connz?user=alice&auth=1", "/connz?user=bearer&auth=1", $"/subsz?acc={application}");
    }

    [Fact]
    public async Task Operators_are_told()
    {
        await _pair.CompareAsync("/varz");
    }
}
