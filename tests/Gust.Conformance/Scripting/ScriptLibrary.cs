using Gust.Conformance.Servers;

namespace Gust.Conformance.Scripting;

/// <summary>The script files beside the test assembly.</summary>
internal static class ScriptLibrary
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "scripts");

    /// <summary>Run against the reference only, until Gust answers them; <c>GUST_CONFORMANCE_TO_COME=1</c> tries them.</summary>
    private static readonly HashSet<string> ToCome = ServerUnderTest.IsReference || Environment.GetEnvironmentVariable("GUST_CONFORMANCE_TO_COME") == "1"
        ? []
        : [.. File.ReadAllLines(Path.Combine(Root, "to-come.list"))];

    private const string Include = "include:";

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Root, "*.txt", SearchOption.AllDirectories)
            .Select(file => Path.ChangeExtension(Path.GetRelativePath(Root, file), null).Replace('\\', '/'))
            .Where(name => !ToCome.Contains(name))
            .Order(StringComparer.Ordinal);

    public static Script Load(string name) => ScriptParser.Parse(name, Read(name + ".txt"));

    /// <summary>The text of a script with the files it includes in the place of the lines that do so.</summary>
    private static string Read(string file) =>
        string.Join('\n', File.ReadAllLines(Path.Combine(Root, file)).Select(line =>
            line.StartsWith(Include, StringComparison.Ordinal) ? Read(line[Include.Length..].Trim() + ".inc") : line));
}
