using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Gust.Configuration.CommandLine;

namespace Gust.Configuration.Tests.Reference;

/// <summary>The same files before both servers: what one accepts the other accepts, with the same digest.</summary>
[Trait("needs", "reference")]
public sealed partial class ReferenceDifferentialTests : IDisposable
{
    private const int ProcessesAtOnce = 2;

    private static readonly Dictionary<string, string?> s_environment = new()
    {
        ["CONFIG_TEST_NUMBER"] = "5MB",
        ["CONFIG_TEST_WORD"] = "word",
        ["CONFIG_TEST_BLANKS"] = "two words",
        ["CONFIG_TEST_MAP"] = "{user: a, pass: b}",
    };

    private readonly string _directory = Directory.CreateTempSubdirectory("gust-config-").FullName;

    public ReferenceDifferentialTests()
    {
        File.WriteAllText(Path.Combine(_directory, "c.pem"), TestCertificate.Pem);
        File.WriteAllText(Path.Combine(_directory, "k.pem"), TestCertificate.KeyPem);
        File.WriteAllText(
            Path.Combine(_directory, "operator.jwt"),
            $"-----BEGIN NATS OPERATOR JWT-----\n{Keys.OperatorJwt}\n------END NATS OPERATOR JWT------\n");
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Both_servers_accept_and_refuse_the_same_files()
    {
        var differences = await CompareAsync(CaseList.Same, (_, gust, reference) =>
            gust.PassesTest != reference.Accepts
                ? $"gust {Verdict(gust)}, the reference: {reference.Output.Trim()}"
                : gust.PassesTest && gust.Digest != Digest(reference.Output) ? "the digests differ" : null);

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public async Task The_differences_on_purpose_are_there()
    {
        var expected = CaseList.Different.ToDictionary(difference => difference.Text, difference => difference.GustAccepts);
        var differences = await CompareAsync([.. expected.Keys], (text, gust, reference) =>
            gust.PassesTest == expected[text] && reference.Accepts != expected[text]
                ? null
                : $"gust {Verdict(gust)}, the reference: {reference.Output.Trim()}");

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public async Task Every_flag_of_the_references_help_is_known()
    {
        var named = FlagPattern().Matches(await ReferenceServer.HelpAsync()).Select(match => match.Groups["name"].Value).ToHashSet();

        Assert.Contains("ports_file_dir", named);
        Assert.InRange(named.Count, 50, int.MaxValue);
        Assert.All(named, name => Assert.True(FlagTable.TryFind(name, out _), name));
    }

    [Fact]
    public void There_are_enough_cases_and_none_twice()
    {
        var all = CaseList.Same.Concat(CaseList.Different.Select(difference => difference.Text)).ToList();

        Assert.InRange(all.Count, 1000, int.MaxValue);
        Assert.Empty(all.GroupBy(text => text).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    private async Task<List<string>> CompareAsync(
        IReadOnlyList<string> texts, Func<string, ConfigurationResult, (bool Accepts, string Output), string?> differ)
    {
        var differences = new ConcurrentBag<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ProcessesAtOnce };
        await Parallel.ForEachAsync(texts.Select((text, index) => (text, index)), options, async (item, cancellation) =>
        {
            var file = Path.Combine(_directory, $"{item.index}.conf");
            await File.WriteAllTextAsync(file, Expand(item.text), cancellation);
            var reference = await ReferenceServer.TestAsync(file, s_environment);
            if (differ(item.text, ConfigurationLoader.Load(file, s_environment, checks: Loading.Checks), reference) is { } difference)
            {
                differences.Add($"{item.text.ReplaceLineEndings("\\n")} -> {difference}");
            }
        });
        return [.. differences.Order(StringComparer.Ordinal)];
    }

    /// <summary>Keys and files of the cases: <c>&lt;user&gt;</c> is a user's public key, <c>&lt;pair&gt;</c> a certificate with its key.</summary>
    private string Expand(string text) => PlaceholderPattern().Replace(text, match => match.Groups["name"].Value switch
    {
        "user" => Keys.User,
        "account" => Keys.Account,
        "operator" => Keys.Operator,
        "curve" => Keys.Curve,
        "server" => Keys.Server,
        "jwt-account" => Keys.JwtAccount,
        "account-jwt" => Keys.AccountJwt,
        "operator-jwt" => Keys.OperatorJwt,
        "cert" => Path.Combine(_directory, "c.pem"),
        "key" => Path.Combine(_directory, "k.pem"),
        "pair" => Expand("cert_file: <cert>, key_file: <key>"),
        "dir" => _directory,
        _ => match.Value,
    });

    private static string Verdict(ConfigurationResult result) =>
        result.PassesTest ? "accepts" : "refuses: " + string.Join("; ", result.Errors.Concat(result.Warnings).Select(message => message.Text));

    private static string Digest(string output) => DigestPattern().Match(output).Value;

    /// <summary>Flags stand at the head of a line, before two blanks or their argument.</summary>
    [GeneratedRegex(@"(?m)(?<=^ {4}.{0,24}[ ,]|^ {4} *)--?(?<name>[A-Za-z_]+)(?=[ ,\n])")]
    private static partial Regex FlagPattern();

    [GeneratedRegex("<(?<name>[a-z-]+)>")]
    private static partial Regex PlaceholderPattern();

    [GeneratedRegex("sha256:[0-9a-f]{64}")]
    private static partial Regex DigestPattern();
}
