using Gust.Conformance.Identities;
using Gust.Conformance.Scripting;
using Gust.Conformance.Servers;
using Gust.Testing;

namespace Gust.Conformance;

/// <summary>Whether a server starts that cannot have its accounts: the same as with the reference.</summary>
public sealed class UrlResolverStartTests
{
    private const string Tokens = """
        jwt operator: operator O.op by O.op
          {"system_account":"%{key A.sys}"}
        jwt sys: account A.sys by O.op
        jwt app: account A.app by O.op

        """;

    private const string Plain = """
        config:
          operator: %{jwt operator}
          resolver: URL("%{accounts}/accounts/")

        """;

    private const string Preloaded = Plain + "  resolver_preload: { %{key A.app}: %{jwt app} }\n";

    [Theory]
    [InlineData("the system account is known", Plain + "serve A.sys: %{jwt sys}\n")]
    [InlineData("the system account is not known", Plain)]
    [InlineData("the system account is another's", Plain + "serve A.sys: %{jwt app}\n")]
    [InlineData("accounts stand in the configuration too", Preloaded + "serve A.sys: %{jwt sys}\n")]
    [InlineData("nobody answers", "config:\n  operator: %{jwt operator}\n  resolver: URL(\"http://127.0.0.1:1/accounts/\")\n")]
    [InlineData("the address is not that of accounts", "config:\n  operator: %{jwt operator}\n  resolver: URL(\"%{accounts}/\")\nserve A.sys: %{jwt sys}\n")]
    public async Task Starts_where_the_reference_does(string when, string script)
    {
        var parsed = ScriptParser.Parse(when, Tokens + script + "sync\n");
        var (reference, tested) = (await StartsAsync(ReferenceServer.Executable, parsed), await StartsAsync(ServerUnderTest.Executable, parsed));
        Assert.True(reference.Starts == tested.Starts, $"When {when}, reference: {reference.Text}\ntested: {tested.Text}");
    }

    private static async Task<(bool Starts, string Text)> StartsAsync(ServerExecutable executable, Script script)
    {
        try
        {
            await using var server = await ScriptedServer.StartAsync(executable, script.Configuration, script.Declarations, TimeProvider.System.GetUtcNow());
            return (true, $"{server.Process.Log}");
        }
        catch (InvalidOperationException error)
        {
            return (false, error.Message);
        }
    }
}
