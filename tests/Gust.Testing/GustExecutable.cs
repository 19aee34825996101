using System.Reflection;

namespace Gust.Testing;

/// <summary>The built <c>gust</c>: <c>GUST_EXECUTABLE</c> names it, else the build of the tests' own configuration.</summary>
internal static class GustExecutable
{
    private const string EnvironmentName = "GUST_EXECUTABLE";

    private static readonly Lazy<string> Found = new(Search);

    public static string Path => Found.Value;

    /// <summary><c>gust server</c>, ready for nats-server's flags.</summary>
    public static ServerExecutable Server => new(Path, "server");

    private static string Search()
    {
        if (Environment.GetEnvironmentVariable(EnvironmentName) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new InvalidOperationException($"{EnvironmentName} names {named}, which does not exist.");
        }

        var configuration = typeof(GustExecutable).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";
        var built = RepositoryRoot.Combine("src", "Gust", "bin", configuration, "net10.0", OperatingSystem.IsWindows() ? "gust.exe" : "gust");
        return File.Exists(built)
            ? built
            : throw new InvalidOperationException($"{built} is missing: build src/Gust ({configuration}) first, or set {EnvironmentName}.");
    }
}
