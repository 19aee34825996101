using Gust.Cli.Files;

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
            await TextEditor.RunAsync(editor, copy, cancel);
            NatsContext edited = ContextStore.Read(copy);
            File.Copy(path, path + ".bak", overwrite: true);
            store.Save(name, edited);
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
