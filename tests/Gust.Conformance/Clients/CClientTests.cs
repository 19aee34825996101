using System.Text.RegularExpressions;
using Gust.Testing;

namespace Gust.Conformance.Clients;

/// <summary>The C client; one row per test of the program that tests/clients/c builds.</summary>
public sealed partial class CClientTests(SharedServer server) : IClassFixture<SharedServer>
{
    private static readonly string Root = RepositoryRoot.Combine("tests", "clients", "c");

    /// <summary>Read from the program's source, so that the rows are there even where it could not be built.</summary>
    public static IEnumerable<TheoryDataRow<string>> Names() =>
        TableRow().Matches(File.ReadAllText(Path.Combine(Root, "main.c"))).Select(row => new TheoryDataRow<string>(row.Groups[1].Value));

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_C_client_is_content(string test)
    {
        var program = Path.Combine(Root, "bin", "client_tests");
        Assert.True(File.Exists(program), $"{program} is missing: build it as {Path.Combine(Root, "README.md")} says.");
        return ClientProgram.RunAsync(program, [test], Root, server.Url);
    }

    [GeneratedRegex(@"^ +TEST\((\w+)\),$", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
