using System.Diagnostics;
using System.Text;

namespace Gust.Configuration.Tests.Reference;

/// <summary>The real nats-server, for comparing. GUST_REFERENCE_SERVER names it; else the tool beside the repository brings it.</summary>
internal static class ReferenceServer
{
    private const string Variable = "GUST_REFERENCE_SERVER";

    private static readonly Lazy<string> s_path = new(Find);

    /// <summary>Path of the executable; a test that needs it fails when there is none.</summary>
    public static string Path => s_path.Value;

    /// <summary>What <c>nats-server -t -c file</c> prints, and whether it is content.</summary>
    public static async Task<(bool Accepts, string Output)> TestAsync(string file, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(Path, ["-t", "-c", file]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("nats-server did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode == 0, await output + error);
    }

    /// <summary>What <c>nats-server -c file</c> prints when it does not start; null when it does.</summary>
    public static async Task<string?> RefusalAsync(string file)
    {
        var start = new ProcessStartInfo(Path, ["-c", file, "-a", "127.0.0.1", "-p", "-1"]) { RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("nats-server did not start");
        var output = new StringBuilder();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            output.AppendLine(line);
            if (line.Contains("Server is ready", StringComparison.Ordinal))
            {
                process.Kill();
                await process.WaitForExitAsync();
                return null;
            }
        }

        await process.WaitForExitAsync();
        return output.ToString();
    }

    /// <summary>What <c>nats-server --help</c> prints.</summary>
    public static async Task<string> HelpAsync()
    {
        var start = new ProcessStartInfo(Path, ["--help"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("nats-server did not start");
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output + await error;
    }

    private static string Find()
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(given))
        {
            return File.Exists(given) ? given : throw new FileNotFoundException($"{Variable} names {given}, which is not there");
        }

        var tool = System.IO.Path.Combine(RepositoryParent(), "shared", "tools", "reference-server");
        if (!File.Exists(tool))
        {
            throw new FileNotFoundException($"the reference server is needed: set {Variable} to a nats-server 2.15.1 executable");
        }

        using var process = Process.Start(new ProcessStartInfo(tool) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{tool} did not start");
        var path = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 && File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{tool} could not bring the reference server; set {Variable} to a nats-server 2.15.1 executable");
    }

    private static string RepositoryParent()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(System.IO.Path.Combine(directory.FullName, "Gust.slnx")))
        {
            directory = directory.Parent;
        }

        return directory?.Parent?.FullName ?? throw new DirectoryNotFoundException("these tests run from inside the repository");
    }
}
