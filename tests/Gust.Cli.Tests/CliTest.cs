namespace Gust.Cli.Tests;

/// <summary>A test with a configuration home of its own and, where needed, the shared server.</summary>
public abstract class CliTest : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("gust-cli").FullName;

    protected CliTest(string? url)
    {
        Environment = new Dictionary<string, string> { ["XDG_CONFIG_HOME"] = _home, ["NATS_TIMEOUT"] = "20s" };
        if (url is not null)
        {
            Environment["NATS_URL"] = url;
        }
    }

    protected Dictionary<string, string> Environment { get; }

    protected string Home => _home;

    public void Dispose()
    {
        Directory.Delete(_home, recursive: true);
        GC.SuppressFinalize(this);
    }

    internal Task<CliRun> OkAsync(params string[] args) => CliRun.EndedAsync(Environment, args);

    internal Task<CliRun> FailsAsync(params string[] args) => CliRun.EndedAsync(Environment, args, exitCode: 1);

    internal CliRun Start(params string[] args) => CliRun.Start(Environment, args);

    /// <summary>Starts <c>sub</c> and returns when the server knows of it.</summary>
    internal async Task<CliRun> SubscribedAsync(params string[] args)
    {
        // --inbox makes the tool say when it is ready in every output mode; nobody publishes to the inbox.
        CliRun run = CliRun.Start(Environment, ["sub", .. args]);
        await run.SaysAsync("Subscribing on");
        return run;
    }
}
