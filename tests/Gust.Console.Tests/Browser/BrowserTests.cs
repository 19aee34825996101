using Gust.Console.Tests.Hosting;
using Gust.Testing;

namespace Gust.Console.Tests.Browser;

/// <summary>The console in a headless chromium against live servers; one row per file under web/test. Screenshots land in artifacts/console.</summary>
public sealed class BrowserTests(BrowserServers servers) : IClassFixture<BrowserServers>
{
    public static IEnumerable<TheoryDataRow<string>> Files() =>
        Directory.EnumerateFiles(Path.Combine(NodeProgram.Directory, "test"), "*.test.mjs")
            .Select(file => Path.GetFileName(file)!)
            .Order(StringComparer.Ordinal)
            .Select(file => new TheoryDataRow<string>(file));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_console_does_in_a_browser_what_it_should(string file)
    {
        LoadedServer server = await servers.ForAsync(file);
        await NodeProgram.RunAsync(["--test", "--test-reporter=spec", "--test-timeout=60000", Path.Combine("test", file)], new Dictionary<string, string>
        {
            ["GUST_CONSOLE_URL"] = server.ConsoleUrl,
            ["GUST_CONSOLE_TOKEN"] = LoadedServer.Token,
            ["GUST_CONSOLE_SHOTS"] = RepositoryRoot.Combine("artifacts", "console"),
        });
    }
}
