using Gust.Testing;

namespace Gust.Architecture;

/// <summary>The files of the repository as they stand on disk, without what is built or fetched.</summary>
internal static class SourceTree
{
    private static readonly HashSet<string> Generated = ["bin", "obj", "node_modules", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", ".git", ".vs"];
    private static readonly Lazy<IReadOnlyList<string>> Found = new(() => [.. Files(new DirectoryInfo(RepositoryRoot.Path)).Order(StringComparer.Ordinal)]);

    /// <summary>Paths relative to the root, with slashes.</summary>
    public static IReadOnlyList<string> All => Found.Value;

    public static IEnumerable<string> CSharp => All.Where(path => path.EndsWith(".cs", StringComparison.Ordinal));

    public static IEnumerable<string> Projects => All.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(RepositoryRoot.Combine(path));

    private static IEnumerable<string> Files(DirectoryInfo directory) =>
        directory.EnumerateFiles()
            .Where(file => file.LinkTarget is null && file.Name != ".git")
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file.FullName).Replace('\\', '/'))
            .Concat(directory.EnumerateDirectories().Where(child => !Generated.Contains(child.Name)).SelectMany(Files));
}
