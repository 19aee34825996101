namespace Gust.Testing;

/// <summary>The directory of the solution, found upwards from where the tests were built.</summary>
internal static class RepositoryRoot
{
    private static readonly Lazy<string> Found = new(Search);

    public static string Path => Found.Value;

    public static string Combine(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Search()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(directory.FullName, "Gust.slnx")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException($"No Gust.slnx above {AppContext.BaseDirectory}: run the tests from a build inside the repository.");
    }
}
