using System.ComponentModel;
using System.Diagnostics;
using Gust.Cli.Text;

namespace Gust.Cli.Files;

/// <summary>The user's own editor.</summary>
internal static class TextEditor
{
    /// <summary>What <c>EDITOR</c> names.</summary>
    public static string Of(CliHost host) => host.Environment("EDITOR") is { Length: > 0 } set
        ? set
        : throw new CliException("set the environment variable EDITOR to your editor");

    /// <summary>Lets it work on a file until it ends; an editor that fails changed nothing.</summary>
    public static async Task RunAsync(string editor, string file, CancellationToken cancel)
    {
        IReadOnlyList<string> words = ShellWords.Split(editor);
        try
        {
            using Process process = Process.Start(words[0], [.. words.Skip(1), file]);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0)
            {
                throw new CliException($"the editor {Quoted.Text(editor)} ended with exit code {process.ExitCode}; nothing was changed");
            }
        }
        catch (Win32Exception e)
        {
            throw new CliException($"cannot run the editor {Quoted.Text(editor)}: {e.Message}; set EDITOR");
        }
    }
}
