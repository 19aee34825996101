using System.Text;
using Gust.Conformance.Scripting;
using Gust.Conformance.Servers;
using Gust.Testing;

namespace Gust.Conformance.Comparing;

/// <summary>Compares two transcripts of a script. They must differ in exactly the wanted lines: none, as a rule.</summary>
internal static class TranscriptAssert
{
    public static void Same(Script script, Transcript reference, Transcript tested, WantedDifference wanted, ServerLog log)
    {
        TestContext.Current.TestOutputHelper?.Write(Text(reference));
        Assert.False(reference.HasTimeout, $"{script.Name} is a bad script: the reference left it waiting.\n{Text(reference)}");

        Assert.True(
            reference.ClosedConnections.Order().SequenceEqual(script.ClosedConnections.Order()),
            $"{script.Name} is a bad script: it does not say which connections the reference closes.\n{Text(reference)}");

        Assert.True(tested.SchemaErrors.Count == 0, $"{script.Name}: answers or advisories do not fit their schemas:\n{string.Join('\n', tested.SchemaErrors)}");
        var (onlyReference, onlyTested) = LineDifference.Between(reference.Lines, tested.Lines);
        if (script.Options.HasFlag(ScriptOptions.CloseFramesByChance))
        {
            CloseFrames.RemoveUnanswered(onlyTested, reference.Lines);
            if (ServerUnderTest.IsReference)
            {
                CloseFrames.RemoveUnanswered(onlyReference, tested.Lines);
            }
        }

        if (onlyReference.SequenceEqual(wanted.Reference) && onlyTested.SequenceEqual(wanted.Gust))
        {
            return;
        }

        var message = new StringBuilder($"{script.Name}: the answers differ");
        message.AppendLine(wanted == WantedDifference.None ? "." : $" otherwise than wanted-differences.json says ({wanted.Reason}).");
        onlyReference.ForEach(line => message.AppendLine($"- {line}"));
        onlyTested.ForEach(line => message.AppendLine($"+ {line}"));
        message.AppendLine($"=== reference\n{Text(reference)}=== tested\n{Text(tested)}=== log of the tested server\n{log}");
        Assert.Fail(message.ToString());
    }

    private static string Text(Transcript transcript) => string.Concat(transcript.Lines.Select(line => line + "\n"));
}
