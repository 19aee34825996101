using Gust.Conformance.Identities;
using Gust.Conformance.Scripting;
using Gust.Testing;

namespace Gust.Conformance.Servers;

/// <summary>A running server and what the placeholders of scripts need to know of it.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory;
    private readonly DateTimeOffset _time;

    private ScriptedServer(ServerProcess process, AccountServer accounts, TemporaryDirectory directory, DateTimeOffset time)
    {
        Process = process;
        Accounts = accounts;
        _directory = directory;
        _time = time;
    }

    public ServerProcess Process { get; private set; }

    /// <summary>The HTTP server that this server's resolver may ask.</summary>
    public AccountServer Accounts { get; }

    /// <param name="time">What the times of tokens count from; the same for both servers, so that they get the same tokens.</param>
    public static async Task<ScriptedServer> StartAsync(
        ServerExecutable executable, string configuration, Declarations declarations, DateTimeOffset time)
    {
        var directory = new TemporaryDirectory();
        var accounts = new AccountServer();
        try
        {
            var placeholders = new Placeholders(declarations, directory.Path, time, accounts.Url);
            foreach (var (account, answer) in declarations.Served)
            {
                accounts.Serve(KeyRing.PublicKey(account), placeholders.Fill(answer));
            }

            return new ScriptedServer(await ServerProcess.StartAsync(executable, placeholders.Fill(configuration)), accounts, directory, time);
        }
        catch
        {
            accounts.Dispose();
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Ends the process in order and starts another one, which finds what the first has left.</summary>
    public async Task RestartAsync(string configuration, Declarations declarations)
    {
        var executable = Process.Executable;
        await Process.DisposeAsync();
        Process = await ServerProcess.StartAsync(executable, PlaceholdersFor(declarations).Fill(configuration));
    }

    public Placeholders PlaceholdersFor(Declarations declarations) => new(declarations, _directory.Path, _time, Accounts.Url);

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        Accounts.Dispose();
        _directory.Dispose();
    }
}
