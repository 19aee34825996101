using System.Diagnostics;
using Gust.Testing;

namespace Gust.Console.Tests.Browser;

/// <summary>Runs programs of <c>web/</c>, whose packages <c>npm ci</c> has brought.</summary>
internal static class NodeProgram
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(90);

    public static readonly string Directory = RepositoryRoot.Combine("web");

    /// <summary>Runs it to its end and fails with all of its output if it fails.</summary>
    public static async Task RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        Assert.True(System.IO.Directory.Exists(Path.Combine(Directory, "node_modules")), $"node_modules is missing: run `npm ci` in {Directory}.");
        ProcessStartInfo start = new("node", arguments) { WorkingDirectory = Directory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Timeout);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }

        string text = $"{await output}\n{await errors}";
        Assert.True(process.HasExited && process.ExitCode == 0, $"node {string.Join(' ', arguments)} failed:\n{text}");
    }
}
