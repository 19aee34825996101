using System.Diagnostics;
using Gust.Cli.Text;

namespace Gust.Cli.Messages;

/// <summary>Runs a program with given input and collects what it writes.</summary>
internal static class ChildProcess
{
    /// <summary>
    /// Runs <paramref name="words"/> without a shell. Returns standard output, followed by standard error when
    /// <paramref name="withErrors"/>, and the exit code.
    /// </summary>
    public static async Task<(byte[] Output, int ExitCode)> RunAsync(
        IReadOnlyList<string> words, ReadOnlyMemory<byte> input, IReadOnlyDictionary<string, string> environment, bool withErrors, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(words[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = withErrors,
        };
        foreach (string word in words.Skip(1))
        {
            start.ArgumentList.Add(word);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Start(start);
        try
        {
            Task<byte[]> output = ReadAllAsync(process.StandardOutput.BaseStream, cancel);
            Task<byte[]> errors = withErrors ? ReadAllAsync(process.StandardError.BaseStream, cancel) : Task.FromResult<byte[]>([]);
            await WriteAsync(process.StandardInput.BaseStream, input, cancel);
            byte[] all = [.. await output, .. await errors];
            await process.WaitForExitAsync(cancel);
            return (all, process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new CliException($"cannot run {Quoted.Text(start.FileName)}: {e.Message}");
        }
    }

    private static async Task WriteAsync(Stream stdin, ReadOnlyMemory<byte> input, CancellationToken cancel)
    {
        try
        {
            await stdin.WriteAsync(input, cancel);
            await stdin.DisposeAsync();
        }
        catch (IOException)
        {
            // a program need not read its input
        }
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancel)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, cancel);
        return all.ToArray();
    }
}
