using Gust.Testing;

namespace Gust.Cli.Tests.Admin;

/// <summary>A test of commands that ask running servers.</summary>
public abstract class AdminTest(SystemServers servers) : CliTest(null)
{
    /// <summary>Lets the commands of this test go to a server of a kind, as one of its users.</summary>
    internal async Task<ServerProcess> OnAsync(string kind, string user = "sys")
    {
        ServerProcess server = await servers.GetAsync(kind);
        As(server, user);
        return server;
    }

    internal void As(ServerProcess server, string user) => Environment["NATS_URL"] = Url(server, user);

    internal static string Url(ServerProcess server, string user) => $"nats://{user}:{user}@{server.Address}";

    /// <summary>Runs a command and returns what it wrote to standard output.</summary>
    internal async Task<string> OutAsync(params string[] args) => (await OkAsync(args)).Out;

    internal Task<CliRun> EndsAsync(int exitCode, params string[] args) => CliRun.EndedAsync(Environment, args, exitCode: exitCode);
}
