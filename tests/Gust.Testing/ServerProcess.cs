using System.Diagnostics;
using System.Net;

namespace Gust.Testing;

/// <summary>One running server on 127.0.0.1 and a port of its own choice, with a configuration file and a captured log.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    private const string ConfigurationName = "server.conf";

    private readonly Process _process;
    private readonly TemporaryDirectory _directory;
    private IReadOnlyDictionary<string, IPEndPoint> _listeners = new Dictionary<string, IPEndPoint>();
    private bool _isLameDuck;

    private ServerProcess(ServerExecutable executable, Process process, TemporaryDirectory directory)
    {
        Executable = executable;
        _process = process;
        _directory = directory;
    }

    public ServerExecutable Executable { get; }

    /// <summary>Where clients connect.</summary>
    public IPEndPoint Address => Listener("nats");

    /// <summary>Where a listener listens, by its name in the ports file.</summary>
    public IPEndPoint Listener(string name) =>
        _listeners.TryGetValue(name, out var address) ? address : throw new InvalidOperationException($"the server has no {name} listener");

    public string Url => $"nats://{Address}";

    public ServerLog Log { get; } = new();

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts the server and returns once its ports file tells where it listens.</summary>
    public static async Task<ServerProcess> StartAsync(ServerExecutable executable, string configuration = "", params string[] flags)
    {
        var directory = new TemporaryDirectory();
        var start = new ProcessStartInfo(executable.Path) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var word in (string[])[
            .. executable.LeadingArguments,
            "-a", "127.0.0.1", "-p", "-1",
            "--ports_file_dir", directory.Path,
            .. configuration.Length == 0 ? Array.Empty<string>() : ["-c", directory.Write(ConfigurationName, configuration)],
            .. flags])
        {
            start.ArgumentList.Add(word);
        }

        var server = new ServerProcess(executable, new Process { StartInfo = start }, directory);
        server.Launch();
        try
        {
            await server.WaitForAddressAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public void Signal(int signal)
    {
        _isLameDuck |= signal == ProcessSignal.Usr2;
        ProcessSignal.Send(_process, signal);
    }

    /// <summary>Replaces the configuration file (the server must have been started with one) and asks the server to read it again.</summary>
    public void Reload(string configuration)
    {
        Replace(configuration);
        Signal(ProcessSignal.Hangup);
    }

    /// <summary>Replaces the configuration file only.</summary>
    public void Replace(string configuration) => _directory.Write(ConfigurationName, configuration);

    public Task WaitForExitAsync(TimeSpan timeout) => _process.WaitForExitAsync().WaitAsync(timeout);

    public async ValueTask DisposeAsync()
    {
        // The reference does not listen to SIGTERM while it is a lame duck.
        ProcessSignal.Send(_process, _isLameDuck ? ProcessSignal.Kill : ProcessSignal.Terminate);
        try
        {
            await WaitForExitAsync(StopTimeout);
        }
        catch (TimeoutException)
        {
            ProcessSignal.Send(_process, ProcessSignal.Kill);
        }

        _process.Dispose();
        _directory.Dispose();
    }

    private void Launch()
    {
        _process.OutputDataReceived += (_, line) => Log.Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Log.Append(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task WaitForAddressAsync()
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < StartTimeout)
        {
            if (PortsFile.TryRead(_directory.Path, Id) is { } listeners)
            {
                _listeners = listeners;
                return;
            }

            if (_process.HasExited)
            {
                await _process.WaitForExitAsync();
                throw new InvalidOperationException($"{_process.StartInfo.FileName} ended with {_process.ExitCode} at start:\n{Log}");
            }

            await Task.Delay(PollInterval);
        }

        throw new TimeoutException($"{_process.StartInfo.FileName} wrote no ports file within {StartTimeout.TotalSeconds} s:\n{Log}");
    }
}
