using System.Diagnostics;

namespace Gust.Web.Tests.Metrics;

/// <summary>Prometheus' own judge of syntax, from Debian's package.</summary>
internal static class Promtool
{
    /// <summary>It was understood, but something about it is not as it is usually done.</summary>
    public const int LintProblems = 3;

    /// <returns>Its exit code, and all that it said.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string input, params string[] arguments)
    {
        ProcessStartInfo start = new("promtool", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
