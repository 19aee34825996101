using Gust.Conformance.Scripting;
using Gust.Testing;

namespace Gust.Conformance.Servers;

/// <summary>A running server and what the placeholders of scripts need to know of it.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory;
    private readonly DateTimeOffset _time;

    private ScriptedServer(ServerProcess process, TemporaryDirectory directory, DateTimeOffset time)
    {
        Process = process;
        _directory = directory;
        _time = time;
    }

    public ServerProcess Process { get; }

    /// <param name="time">What the times of tokens count from; the same for both servers, so that they get the same tokens.</param>
    public static async Task<ScriptedServer> StartAsync(
        ServerExecutable executable, string configuration, Declarations declarations, DateTimeOffset time)
    {
        var directory = new TemporaryDirectory();
        try
        {
            var text = new Placeholders(declarations, directory.Path, time).Fill(configuration);
            return new ScriptedServer(await ServerProcess.StartAsync(executable, text), directory, time);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    public Placeholders PlaceholdersFor(Declarations declarations) => new(declarations, _directory.Path, _time);

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _directory.Dispose();
    }
}
