using System.Diagnostics;
using Gust.Cli.Text;

namespace Gust.Cli.Contexts;

/// <summary>Lets the user's editor change a context; a copy is edited, so that a slip cannot spoil the file.</summary>
internal static class ContextEditor
{
    public static async Task EditAsync(ContextStore store, string name, string editor, CancellationToken cancel)
    {
        string path = store.PathOf(name);
        string copy = path + ".edit";
        File.Copy(path, copy, overwrite: true);
        try
        {
            await RunEditorAsync(editor, copy, cancel);
            NatsContext edited = ContextStore.Read(copy);
            File.Copy(path, path + ".bak", overwrite: true);
            store.Save(name, edited);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static async Task RunEditorAsync(string editor, string file, CancellationToken cancel)
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
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new CliException($"cannot run the editor {Quoted.Text(editor)}: {e.Message}; set EDITOR");
        }
    }
}
