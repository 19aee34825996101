using System.Diagnostics;

namespace Gust.Testing;

/// <summary>The real nats-server: <c>GUST_REFERENCE_SERVER</c> names it, else the shared tool beside the repository brings it.</summary>
internal static class ReferenceServer
{
    private const string EnvironmentName = "GUST_REFERENCE_SERVER";

    private static readonly Lazy<ServerExecutable> Found = new(Search);

    /// <exception cref="InvalidOperationException">There is none; the text says what to do.</exception>
    public static ServerExecutable Executable => Found.Value;

    private static ServerExecutable Search()
    {
        if (Environment.GetEnvironmentVariable(EnvironmentName) is { Length: > 0 } named)
        {
            return File.Exists(named)
                ? new ServerExecutable(named)
                : throw new InvalidOperationException($"{EnvironmentName} names {named}, which does not exist.");
        }

        var tool = Path.GetFullPath(RepositoryRoot.Combine("..", "shared", "tools", "reference-server"));
        if (!File.Exists(tool))
        {
            throw new InvalidOperationException(
                $"The reference server is needed: set {EnvironmentName} to a nats-server 2.15.1, or provide {tool}, which prints the path of one.");
        }

        return new ServerExecutable(RunTool(tool));
    }

    private static string RunTool(string tool)
    {
        using var process = Process.Start(new ProcessStartInfo(tool) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var path = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 && File.Exists(path)
            ? path
            : throw new InvalidOperationException($"{tool} did not bring the reference server (exit {process.ExitCode}): {errors.Result}");
    }
}
