using Gust.Conformance.Comparing;
using Gust.Conformance.Scripting;
using Gust.Testing;
using Xunit.Sdk;

namespace Gust.Conformance.Harness;

/// <summary>The comparison itself must be able to fail.</summary>
public sealed class TranscriptAssertTests
{
    private static readonly Script Script = ScriptParser.Parse("harness/x", "A connect\nA> PING\nA< PONG\n");

    [Fact]
    public void Equal_transcripts_pass() => Compare(["A< PONG"], ["A< PONG"], WantedDifference.None);

    [Fact]
    public void A_missing_line_fails() => Fails(["A< +OK", "A< PONG"], ["A< PONG"], WantedDifference.None);

    [Fact]
    public void Another_order_fails() => Fails(["A< +OK", "A< PONG"], ["A< PONG", "A< +OK"], WantedDifference.None);

    [Fact]
    public void A_wanted_difference_passes() => Compare(["A< x", "A< PONG"], ["A< y", "A< PONG"], new(["A< x"], ["A< y"], "why"));

    [Fact]
    public void Another_difference_than_the_wanted_one_fails() =>
        Fails(["A< x", "A< PONG"], ["A< z", "A< PONG"], new(["A< x"], ["A< y"], "why"));

    [Fact]
    public void A_wanted_difference_that_is_gone_fails() => Fails(["A< PONG"], ["A< PONG"], new(["A< x"], ["A< y"], "why"));

    [Fact]
    public void A_reference_that_did_not_answer_fails() =>
        Fails(["A< (no answer in time)"], ["A< (no answer in time)"], WantedDifference.None);

    [Fact]
    public void A_close_the_script_does_not_name_fails() => Fails(["A< closed"], ["A< closed"], WantedDifference.None);

    private static void Fails(string[] reference, string[] tested, WantedDifference wanted) =>
        Assert.ThrowsAny<XunitException>(() => Compare(reference, tested, wanted));

    private static void Compare(string[] reference, string[] tested, WantedDifference wanted) =>
        TranscriptAssert.Same(Script, Transcript(reference), Transcript(tested), wanted, new ServerLog());

    private static Transcript Transcript(string[] lines)
    {
        var transcript = new Transcript(ScriptOptions.None);
        foreach (var line in lines)
        {
            transcript.Add(line);
        }

        return transcript;
    }
}
