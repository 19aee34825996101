namespace Gust.Conformance.Scripting;

/// <summary>The script files beside the test assembly.</summary>
internal static class ScriptLibrary
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "scripts");

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Root, "*.txt", SearchOption.AllDirectories)
            .Select(file => Path.ChangeExtension(Path.GetRelativePath(Root, file), null).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public static Script Load(string name) => ScriptParser.Parse(name, File.ReadAllText(Path.Combine(Root, name + ".txt")));
}
