using System.Text.RegularExpressions;

namespace Gust.Architecture;

/// <summary>Things that make tests slow or flaky, or a tree depend on the machine it was written on.</summary>
public sealed partial class HonestyTests
{
    /// <summary>Waits in tests that are not for a condition but for another process, with the reason.</summary>
    private static readonly Dictionary<string, string> PollersInTests = new()
    {
        ["tests/Gust.Testing/ServerProcess.cs"] = "another process gives no signal when it has written its ports file",
        ["tests/Gust.Conformance/Scripting/AskStep.cs"] = "nobody announces what ages away in a server",
        ["tests/Gust.Conformance/Servers/StreamSweep.cs"] = "the reference gives no signal when it has removed a stream's files",
    };

    [Fact]
    public void Tests_do_not_sleep()
    {
        string[] sleepers = [.. InTests().Where(path => Sleep().IsMatch(SourceTree.Read(path)))];
        Assert.Equal(PollersInTests.Keys.Order(), sleepers.Order());
    }

    [Fact]
    public void Tests_are_not_skipped() => Assert.DoesNotContain(InTests(), path => Skip().IsMatch(SourceTree.Read(path)));

    [Fact]
    public void Tree_names_no_path_of_a_machine_and_no_package_registry()
    {
        IEnumerable<string> found =
            from path in SourceTree.All
            where !IsBinary(path)
            from match in Foreign().Matches(SourceTree.Read(path)).Select(match => match.Value)
            select $"{path}: {match}";
        Assert.Empty(found);
    }

    private static IEnumerable<string> InTests() => SourceTree.CSharp.Where(path => path.StartsWith("tests/", StringComparison.Ordinal) && !path.EndsWith("HonestyTests.cs", StringComparison.Ordinal));

    private static bool IsBinary(string path) => Path.GetExtension(path) is ".png" or ".ico" or ".pfx" or ".woff2" or ".gz";

    [GeneratedRegex(@"\b(Task\.Delay|Thread\.Sleep|SpinWait)\b")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"\b(Fact|Theory|InlineData)\([^)]*\bSkip\s*=")]
    private static partial Regex Skip();

    /// <summary>Spelled with classes of one letter, so that this file does not match itself.</summary>
    [GeneratedRegex(@"/[r]oot/|/[h]ome/\w|/[w]ork/|[~]/\.cache|[r]egistry\.[a-z]+\.[a-z]+|[n]uget\.org|[n]pmjs\.|[a]rtifactory|""[r]esolved"":")]
    private static partial Regex Foreign();
}
