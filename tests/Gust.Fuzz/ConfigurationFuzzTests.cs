using System.Text;
using Gust.Configuration;
using Gust.Configuration.CommandLine;

namespace Gust.Fuzz;

public sealed class ConfigurationFuzzTests
{
    private static readonly string[] Fragments =
    [
        "port", "listen", "max_payload", "authorization", "users", "user", "password", "mappings", "jetstream", "cluster", "unknown_key", "include", "a", "b", " ", "\n", "\t", ";", ",", ":", "=", "{", "}", "[", "]", "(", ")",
        "\"", "'", "#", "//", "$", "$a", "$ENV", "4222", "-1", "1K", "2GB", "1.5", "1e5", "9999999999999999999999", "10s", "2m", "true", "off", "yes", "null", "2026-01-01T00:00:00Z", "'x'", "\"x\\n\\t\\x41\\u0041\"", "\\",
        "include './x.conf'\n", "a: $b\n", "b: $a\n", "port: 4222\n", "authorization { user: a, password: b }\n", "mappings { \"a.*\": [ { destination: \"b.$1\", weight: 50% } ] }\n", "\r\n", "\0", "\uFEFF", "ü",
    ];

    private static readonly string[] Flags =
    [
        "-p", "--port", "-a", "--addr", "-c", "-t", "-D", "-V", "-DV", "-l", "--signal", "reload", "stop=x", "--user", "--pass", "--auth", "-1", "4222", "=", "--port=1", "-m", "--cluster", "nats://x:1", "--help", "", "-", "--", "x", "--ports_file_dir", "/x",
    ];

    [Fact]
    public void Loader_answers_every_text_with_options_or_errors() => FuzzRun.Of(random =>
    {
        string included = Noise.Text(random, Fragments, 10);
        string text = random.Next(8) == 0 ? Encoding.Latin1.GetString(Noise.Bytes(random, 500)) : Noise.Text(random, Fragments, 40);
        ConfigurationResult result = ConfigurationLoader.LoadText(
            text, environment: new Dictionary<string, string?> { ["ENV"] = Noise.Text(random, Fragments, 3) }, readFile: _ => included);
        Assert.True(result.Digest is not null || result.Errors.Count > 0, "neither a document nor an error");
        Assert.All(result.Errors, error => Assert.False(string.IsNullOrWhiteSpace(error.ToString())));
    });

    [Fact]
    public void Command_line_answers_all_arguments() => FuzzRun.Of(random =>
    {
        string[] arguments = [.. Enumerable.Range(0, random.Next(8)).Select(_ => Noise.Text(random, Flags, 2))];
        CommandLineFlags flags = CommandLineFlags.Parse(arguments);
        Assert.Equal(flags.Action == CommandLineAction.Fail, flags.Error is not null);
        flags.Apply(new GustServerOptions());
    });
}
