using System.Text.Json;

namespace Gust.Cli.Tests;

public sealed class ContextCommandTests() : CliTest(url: null)
{
    [Fact]
    public async Task A_context_is_saved_in_the_files_of_the_nats_tools()
    {
        await OkAsync("context", "add", "prod", "--server", "nats://h:1", "--user", "me", "--password", "pä<ss>", "--description", "d", "--select");
        string file = Path.Combine(Home, "nats", "context", "prod.json");
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
        Assert.Equal(
            ["nats://h:1", "me", "pä<ss>", "d"],
            new[] { "url", "user", "password", "description" }.Select(key => json.RootElement.GetProperty(key).GetString()));
        Assert.False(json.RootElement.GetProperty("tls_first").GetBoolean());
        Assert.Equal("prod", await File.ReadAllTextAsync(Path.Combine(Home, "nats", "context.txt")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Secrets_are_never_printed()
    {
        string[][] commands =
        [
            ["context", "add", "s", "--server", "nats://u:sekret@h", "--user", "u", "--password", "sekret", "--token", "sekret"],
            ["context", "show", "s"], ["context", "show", "s", "--json"], ["context", "ls", "--json"], ["context", "select", "s"],
            ["context", "copy", "s", "t"], ["context", "validate"],
        ];
        foreach (string[] command in commands)
        {
            CliRun run = await OkAsync(command);
            Assert.DoesNotContain("sekret", run.Out + run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Saving_again_changes_what_is_said_and_keeps_the_rest_even_unknown_keys()
    {
        string file = Path.Combine(Home, "nats", "context", "c.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, """{"url":"nats://old","user":"me","windows_cert_store":"user"}""");
        await OkAsync("context", "save", "c", "-s", "nats://new");
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
        Assert.Equal(["nats://new", "me", "user"], new[] { "url", "user", "windows_cert_store" }.Select(k => json.RootElement.GetProperty(k).GetString()));
    }

    [Fact]
    public async Task Ls_marks_the_selected_one()
    {
        Assert.Equal("No known contexts\n", (await OkAsync("context", "ls")).Out);
        await OkAsync("ctx", "create", "b", "--description", "second");
        await OkAsync("ctx", "add", "a", "--select");
        Assert.Equal("Name  Description\na*\nb     second\n", (await OkAsync("context", "ls")).Out);
        Assert.Equal("a\nb\n", (await OkAsync("context", "ls", "--names")).Out);
    }

    [Fact]
    public async Task Selecting_and_going_back()
    {
        await OkAsync("context", "add", "a", "--select");
        await OkAsync("context", "add", "b", "--select");
        Assert.Contains("\"a\"", (await OkAsync("context", "previous")).Out, StringComparison.Ordinal);
        Assert.Contains("\"a\"", (await OkAsync("context", "info")).Out, StringComparison.Ordinal);
        await OkAsync("context", "unselect");
        await FailsAsync("context", "info");
        Assert.Contains("unknown context \"zzz\"; known are a, b", (await FailsAsync("context", "select", "zzz")).Error, StringComparison.Ordinal);
        await CliRun.EndedAsync(Environment, ["context", "select"], "2\n"u8.ToArray(), inIsTerminal: true);
        Assert.Contains("\"b\"", (await OkAsync("context", "info")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rm_asks_and_protects_the_selected_one()
    {
        await OkAsync("context", "add", "a", "--select");
        await OkAsync("context", "add", "b");
        Assert.Contains("select another one first", (await FailsAsync("context", "rm", "a", "--force")).Error, StringComparison.Ordinal);
        Assert.Contains("--force", (await FailsAsync("context", "rm", "b")).Error, StringComparison.Ordinal);
        await CliRun.EndedAsync(Environment, ["context", "rm", "b"], "n\n"u8.ToArray(), inIsTerminal: true);
        Assert.Equal("a\nb\n", (await OkAsync("context", "ls", "--names")).Out);
        await CliRun.EndedAsync(Environment, ["context", "rm", "b"], "y\n"u8.ToArray(), inIsTerminal: true);
        await OkAsync("context", "rm", "a", "-f");
        Assert.Equal("", (await OkAsync("context", "ls", "--names")).Out);
        await FailsAsync("context", "info");
    }

    [Fact]
    public async Task Edit_takes_the_editors_result_only_when_it_is_valid()
    {
        await OkAsync("context", "add", "a", "-s", "nats://before");
        Environment["EDITOR"] = "sed -i s/before/after/";
        Assert.Contains("nats://after", (await OkAsync("context", "edit", "a")).Out, StringComparison.Ordinal);
        Environment["EDITOR"] = "sed -i s/[{]/broken/";
        Assert.Contains("not valid JSON", (await FailsAsync("context", "edit", "a")).Error, StringComparison.Ordinal);
        Assert.Contains("nats://after", (await OkAsync("context", "show", "a")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task A_name_that_leaves_the_directory_is_refused(string name)
    {
        Assert.Contains("is not a context name", (await FailsAsync("context", "add", name)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_url_is_refused_when_it_is_saved()
    {
        Assert.Contains("is not a server URL", (await FailsAsync("context", "add", "a", "-s", "http://h")).Error, StringComparison.Ordinal);
    }
}
