using Gust.Conformance.Comparing;
using Gust.Conformance.Scripting;
using Gust.Testing;
using Xunit.Sdk;

namespace Gust.Conformance.Harness;

/// <summary>The comparison itself must be able to fail.</summary>
public sealed class TranscriptAssertTests
{
    private static readonly Script ByChance = ScriptParser.Parse("harness/x", "options: close-frames-by-chance\nA connect\nA< PONG\n");

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

    [Fact]
    public void A_close_frame_that_the_reference_did_not_get_out_is_not_compared() =>
        Compare(["A< PONG"], ["A< PONG", "A< frame close 1002 \"x\""], WantedDifference.None, ByChance);

    [Theory]
    [InlineData("A< frame close 1002 \"y\"")]
    [InlineData(null)]
    public void One_that_it_did_is(string? tested) =>
        Assert.ThrowsAny<XunitException>(() => Compare(["A< frame close 1002 \"x\""], [tested ?? "A< PONG"], WantedDifference.None, ByChance));

    private static void Fails(string[] reference, string[] tested, WantedDifference wanted) =>
        Assert.ThrowsAny<XunitException>(() => Compare(reference, tested, wanted));

    private static void Compare(string[] reference, string[] tested, WantedDifference wanted, Script? script = null) =>
        TranscriptAssert.Same(script ?? Script, Transcript(reference), Transcript(tested), wanted, new ServerLog());

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
