using System.Text.Json.Nodes;
using Gust.Conformance.Servers;

namespace Gust.Conformance.Clients;

/// <summary>The command of the server under test, in the spellings that test programs read.</summary>
internal static class ServerCommand
{
    public static string AsJson => new JsonArray([.. ServerUnderTest.Executable.Command.Select(word => (JsonNode)word)]).ToJsonString();

    public static string AsShell => string.Join(' ', ServerUnderTest.Executable.Command.Select(Quote));

    private static string Quote(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
