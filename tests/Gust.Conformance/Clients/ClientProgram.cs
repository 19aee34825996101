using System.Diagnostics;
using Gust.Conformance.Identities;
using Gust.Testing;

namespace Gust.Conformance.Clients;

/// <summary>A test program in another language, given a running server and the command that starts further ones.</summary>
internal static class ClientProgram
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(120);

    /// <summary>Runs it to its end and fails with all of its output if it fails.</summary>
    public static async Task RunAsync(string program, IEnumerable<string> arguments, string directory, string serverUrl)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GUST_TEST_URL"] = serverUrl;
        start.Environment["GUST_TEST_SERVER"] = ServerCommand.AsJson;
        start.Environment["GUST_TEST_SERVER_SHELL"] = ServerCommand.AsShell;
        start.Environment["GUST_TEST_CERTIFICATES"] = CertificateStore.DirectoryForClients();

        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Timeout);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }

        var text = $"{await output}\n{await errors}";
        Assert.True(process.HasExited && process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} failed:\n{text}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new InvalidOperationException($"{start.FileName} cannot be run: {error.Message}", error);
        }
    }
}
