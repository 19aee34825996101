using Gust.Conformance.Comparing;
using Gust.Conformance.Scripting;
using Gust.Conformance.Servers;
using Gust.Testing;

namespace Gust.Conformance;

/// <summary>Every script under scripts/ is held against the reference and against Gust; the transcripts must be equal.</summary>
[TestCaseOrderer(typeof(AlphabeticalOrderer))]
public sealed class DifferentialTests(DifferentialTests.Servers servers) : IClassFixture<DifferentialTests.Servers>
{
    public static IEnumerable<TheoryDataRow<string>> WholeScripts() => ScriptLibrary.Names().Select(name => new TheoryDataRow<string>(name));

    public static IEnumerable<TheoryDataRow<string>> BytewiseScripts() =>
        ScriptLibrary.Names()
            .Where(name => ScriptLibrary.Load(name).Options.HasFlag(ScriptOptions.Bytewise))
            .Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(WholeScripts))]
    public Task Answers_as_the_reference_does(string script) => CompareAsync(script, SendMode.Whole);

    [Theory]
    [MemberData(nameof(BytewiseScripts))]
    public Task Answers_as_the_reference_does_when_sent_byte_by_byte(string script) => CompareAsync(script, SendMode.ByteByByte);

    [Fact]
    public void Every_wanted_difference_names_a_script() =>
        Assert.Subset(ScriptLibrary.Names().ToHashSet(), WantedDifferences.Current.Scripts.ToHashSet());

    [Fact]
    public async Task Every_wanted_difference_of_INFO_is_one()
    {
        var pair = await servers.Pool.RentAsync(Script.Empty);
        foreach (var field in WantedDifferences.Current.InfoFields.Keys)
        {
            var reference = await InfoReader.ReadFieldAsync(pair.Reference.Process, field);
            var tested = await InfoReader.ReadFieldAsync(pair.Tested.Process, field);
            Assert.True(reference != tested, $"INFO field {field} does not differ any more: remove it from wanted-differences.json");
        }
    }

    private async Task CompareAsync(string name, SendMode mode)
    {
        var script = ScriptLibrary.Load(name);
        if (script.Options.HasFlag(ScriptOptions.Private))
        {
            await using var pair = await ServerPair.StartAsync(script.Configuration, script.Declarations);
            await CompareAsync(script, mode, pair);
            return;
        }

        await CompareAsync(script, mode, await servers.Pool.RentAsync(script));
        await servers.Pool.DropBrokenAsync();
    }

    private static async Task CompareAsync(Script script, SendMode mode, ServerPair pair)
    {
        var reference = ScriptRun.RunAsync(script, pair.Reference, mode);
        var tested = ScriptRun.RunAsync(script, pair.Tested, mode);
        await Task.WhenAll(reference, tested);
        Recording.Write(script.Name, await reference);
        TranscriptAssert.Same(script, await reference, await tested, WantedDifferences.Current.For(script.Name), pair.Tested.Process.Log);
    }

    /// <summary>The servers of the class; they live as long as it does.</summary>
    public sealed class Servers : IAsyncDisposable
    {
        internal ServerPool Pool { get; } = new();

        public ValueTask DisposeAsync() => Pool.DisposeAsync();
    }
}
