using Gust.Conformance.Servers;
using Gust.Testing;

namespace Gust.Conformance.Clients;

/// <summary>The official JavaScript clients, both generations; one row per file under tests/clients/js/test.</summary>
public sealed class JavaScriptClientTests(SharedServer server) : IClassFixture<SharedServer>
{
    private static readonly string Root = RepositoryRoot.Combine("tests", "clients", "js");

    public static IEnumerable<TheoryDataRow<string>> Files() =>
        Directory.EnumerateFiles(Path.Combine(Root, "test"), "*.test.mjs")
            .Select(file => Path.GetFileName(file)!)
            .Order(StringComparer.Ordinal)
            .Select(file => new TheoryDataRow<string>(file));

    [Theory]
    [MemberData(nameof(Files))]
    public Task The_JavaScript_clients_are_content(string file)
    {
        Assert.True(Directory.Exists(Path.Combine(Root, "node_modules")), $"node_modules is missing: run `npm ci` in {Root}.");
        return ClientProgram.RunAsync("node", ["--test", "--test-reporter=spec", "--test-timeout=100000", Path.Combine("test", file)], Root, server.Url);
    }
}
