using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Gust.Client.Tests;

/// <summary>The real nats-server as a peer: started on a free port of the loopback, stopped on dispose.</summary>
/// <remarks>
/// Found through GUST_REFERENCE_SERVER, or by the shared tool beside the repository. Missing, it fails the test: what was
/// not compared with the reference is not known to work.
/// </remarks>
internal sealed partial class ReferenceServer : IAsyncDisposable
{
    private static readonly Lazy<string> Executable = new(Find);
    private readonly Process _process;
    private readonly string? _configFile;

    private ReferenceServer(Process process, int port, string? configFile)
    {
        _process = process;
        Port = port;
        _configFile = configFile;
    }

    public int Port { get; }

    public string Url => $"nats://127.0.0.1:{Port}";

    /// <summary>Starts a server and returns when it accepts clients. <paramref name="port"/> -1 picks a free one.</summary>
    public static async Task<ReferenceServer> StartAsync(string? config = null, int port = -1)
    {
        var start = new ProcessStartInfo(Executable.Value, ["-a", "127.0.0.1", "-p", $"{port}"]) { RedirectStandardError = true };
        string? configFile = null;
        if (config is not null)
        {
            configFile = Path.GetTempFileName();
            await File.WriteAllTextAsync(configFile, config);
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(configFile);
        }

        Process process = Process.Start(start)!;
        int listening = 0;
        string log = "";
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            log += line + "\n";
            Match match = ListeningLine().Match(line);
            listening = match.Success ? int.Parse(match.Groups[1].Value) : listening;
            if (line.EndsWith("Server is ready", StringComparison.Ordinal))
            {
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null); // a full pipe would stop the server
                return new ReferenceServer(process, listening, configFile);
            }
        }

        throw new InvalidOperationException("the reference server did not start:\n" + log);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        if (_configFile is not null)
        {
            File.Delete(_configFile);
        }
    }

    [GeneratedRegex(@"Listening for client connections on .*:(\d+)")]
    private static partial Regex ListeningLine();

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("GUST_REFERENCE_SERVER") is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new InvalidOperationException($"GUST_REFERENCE_SERVER names {named}, which does not exist");
        }

        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Gust.slnx")))
        {
            root = root.Parent;
        }

        string tool = Path.Combine(root?.Parent?.FullName ?? "/", "shared", "tools", "reference-server");
        if (!File.Exists(tool))
        {
            throw new InvalidOperationException($"no reference server: set GUST_REFERENCE_SERVER to a nats-server 2.15 executable ({tool} does not exist either)");
        }

        using Process process = Process.Start(new ProcessStartInfo(tool) { RedirectStandardOutput = true })!;
        string path = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return File.Exists(path) ? path : throw new InvalidOperationException($"{tool} brought no server (exit code {process.ExitCode})");
    }
}
