using Gust.Configuration.Syntax;
using Gust.Foundation;

namespace Gust.Configuration.Tests;

/// <summary>Whatever the text: errors with a place in it, no exception, no hang. Seeds are fixed, so that a failure can be repeated.</summary>
public class FuzzTests
{
    private const int Inputs = 4_000;

    private static readonly string[] s_fragments =
    [
        "{", "}", "[", "]", "(", ")", "\n", "\r\n", " ", "\t", ",", ";", ":", "=", "#", "//", "\"", "'", "\\", "\\x4", "$", "$A", "$2a$",
        "include ", "f.conf", "a", "port", "1", "-", "10k", "1.5", "1.2.3.4:5", "2024-01-02T03:04:05Z", "true", "\0", "é", "\uD83D", "😀",
        "accounts {", "A {", "exports: [", "imports: [", "{service: a}", "{stream: {account: A, subject: \"a.*\"}}", "permissions {", "publish: ",
        "websocket {", "resolver: ", "operator: ", "eyJ0.eyJ0.eyJ0", "no_auth_user: a", "allow_responses: ", "latency: ", "ocsp: ",
        "authorization {", "users: [", "{user: a, pass: b}", "mappings {", "jetstream {", "tls {", "cluster {", "timeout: ", "\"10s\"",
    ];

    private static readonly string[] s_valid =
    [
        "port: 4222\nhost: 127.0.0.1 # c\nmax_payload: 1MB\nping_interval: \"2m\"\nserver_tags: [a, 'b', \"c\\t\"]\n",
        "A: [1, 2.5, on]\nauthorization {\n  users = [\n    {user: a, pass: $2a$11$abc}\n    {user: b, pass: (\nraw\n)\n}\n  ]\n timeout: 1.5 }\nx: $A\n",
        "{\"mappings\": {\"foo.*\": [{\"dest\": \"bar.$1\", \"weight\": \"50%\"}]}, \"debug\": true, \"listen\": \"h:1\"}",
        "include f.conf; jetstream { limits { batch { max_msgs: 5 } } }\ncluster { routes [\"nats://h:1\"], tls { verify: true } }\n",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_fragments_are_read_or_refused(int seed)
    {
        var random = new SeededRandom(seed);
        for (var i = 0; i < Inputs; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => s_fragments[random.Next(s_fragments.Length)]));
            AssertReadOrRefused(text);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Mutations_of_valid_files_are_read_or_refused(int seed)
    {
        var random = new SeededRandom(seed);
        for (var i = 0; i < Inputs; i++)
        {
            AssertReadOrRefused(Mutate(s_valid[random.Next(s_valid.Length)], random));
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void Mutations_of_security_are_read_or_refused(int seed)
    {
        var random = new SeededRandom(seed);
        for (var i = 0; i < Inputs; i++)
        {
            AssertReadOrRefused(Mutate(Reference.CaseList.Same[random.Next(Reference.CaseList.Same.Count)], random));
        }
    }

    [Theory]
    [InlineData(6)]
    public void Random_characters_are_read_or_refused(int seed)
    {
        var random = new SeededRandom(seed);
        for (var i = 0; i < Inputs; i++)
        {
            AssertReadOrRefused(new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(random.Next(8) == 0 ? 65536 : 128))]));
        }
    }

    [Fact]
    public void Every_beginning_of_a_valid_file_is_read_or_refused()
    {
        foreach (var text in s_valid)
        {
            for (var length = 0; length <= text.Length; length++)
            {
                AssertReadOrRefused(text[..length]);
            }
        }
    }

    private static string Mutate(string text, SeededRandom random)
    {
        for (var edits = 1 + random.Next(4); edits > 0; edits--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(4), text.Length - at);
            var fragment = s_fragments[random.Next(s_fragments.Length)];
            text = random.Next(3) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, fragment),
                _ => text.Remove(at, length).Insert(at, fragment),
            };
        }

        return text;
    }

    private static void AssertReadOrRefused(string text)
    {
        try
        {
            var result = Loading.Load(text, new() { ["f.conf"] = text }, new() { ["A"] = text });
            Assert.All(result.Errors, error => Assert.True(error.Position is { Line: > 0, Column: > 0 }, error.ToString()));
            Assert.True(result.Digest is not null || !result.IsValid);
            Assert.NotNull(Configuration.Reading.OptionsValidator.Validate(result.Options));
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{error.GetType().Name} on {GoJsonText(text)}: {error}");
        }
    }

    private static string GoJsonText(string text)
    {
        var json = new System.Text.StringBuilder();
        GoJson.AppendString(json, text);
        return json.ToString();
    }
}
