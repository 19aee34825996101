using System.Text;

namespace Gust.JetStream.Tests.Rules;

/// <summary>The rules against the real server: the same requests must get the same configurations and errors.</summary>
public sealed class RuleDifferentialTests
{
    private const int CasesMin = 500;
    private const int ShownMax = 60;

    [Fact]
    public async Task Every_case_gets_the_configuration_or_the_error_that_the_reference_gives()
    {
        IReadOnlyList<RuleCase> cases = RuleCase.Load();
        Assert.True(cases.Count >= CasesMin, $"only {cases.Count} cases were found");
        await using ReferenceApi reference = await ReferenceApi.StartAsync();
        List<string> differences = [];
        foreach (RuleCase rule in cases)
        {
            if (await CompareAsync(rule, reference) is { } difference)
            {
                differences.Add(difference);
            }
        }

        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {cases.Count} cases differ:\n{string.Join('\n', differences.Take(ShownMax))}");
    }

    private static async Task<string?> CompareAsync(RuleCase rule, ReferenceApi reference)
    {
        RuleBook book = new();
        string? difference = null;
        foreach ((string subject, string body) in rule.Steps)
        {
            string wanted = Verdict.Of(await reference.AskAsync(subject, body));
            string got = Verdict.Of(book.Answer(subject, body));
            difference ??= wanted == got ? null : Describe(rule.Line, subject, body, wanted, got);
        }

        foreach (string stream in rule.Streams)
        {
            await reference.AskAsync($"STREAM.DELETE.{stream}", "");
        }

        return difference;
    }

    private static string Describe(int line, string subject, string body, string wanted, string got)
    {
        StringBuilder text = new($"cases.jsonl:{line} {subject} ");
        return text.Append(body.AsSpan(0, Math.Min(body.Length, 300)))
            .Append("\n  wanted ").Append(wanted.AsSpan(0, Math.Min(wanted.Length, 900)))
            .Append("\n  got    ").Append(got.AsSpan(0, Math.Min(got.Length, 900))).ToString();
    }
}
