using System.Text.RegularExpressions;
using Gust.Client.Tests;
using Gust.Security.Access;

namespace Gust.Cli.Tests;

public sealed partial class PasswdCommandTests() : CliTest(url: null)
{
    private const string Password = "a password of 22 letters";

    [Fact]
    public async Task The_hash_is_of_the_password_and_differs_each_time()
    {
        string first = (await OkAsync("server", "passwd", "-p", Password)).Out.Trim();
        string second = (await OkAsync("server", "passwd", "-p", Password)).Out.Trim();
        Assert.StartsWith("$2a$11$", first, StringComparison.Ordinal);
        Assert.NotEqual(first, second);
        Assert.True(Bcrypt.Verify(Password, first));
        Assert.False(Bcrypt.Verify(Password + "x", first));
    }

    [Fact]
    public async Task The_real_server_takes_the_hash_of_a_generated_password()
    {
        Match made = Generated().Match((await OkAsync("server", "passwd", "-g", "--cost", "5")).Out);
        Assert.True(made.Success);
        await using ReferenceServer server = await ReferenceServer.StartAsync($"authorization {{ user: u, password: \"{made.Groups[2].Value}\" }}");
        await OkAsync("pub", "s", "b", "-s", server.Url, "--user", "u", "--password", made.Groups[1].Value);
        await FailsAsync("pub", "s", "b", "-s", server.Url, "--user", "u", "--password", "wrong");
    }

    [Fact]
    public async Task A_terminal_is_asked_twice()
    {
        byte[] same = System.Text.Encoding.UTF8.GetBytes($"{Password}\n{Password}\n");
        CliRun run = await CliRun.EndedAsync(Environment, ["server", "passwd", "-c", "4"], same, inIsTerminal: true);
        Assert.Contains("$2a$04$", run.Out, StringComparison.Ordinal);
        byte[] other = System.Text.Encoding.UTF8.GetBytes($"{Password}\n{Password}x\n");
        CliRun refused = await CliRun.EndedAsync(Environment, ["server", "passwd"], other, inIsTerminal: true, exitCode: 1);
        Assert.Contains("not the same", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("at least 22 characters", "-p", "short")]
    [InlineData("--cost", "-p", Password, "--cost", "3")]
    [InlineData("--cost", "-p", Password, "--cost", "32")]
    [InlineData("72 bytes", "-p", "1234567890123456789012345678901234567890123456789012345678901234567890123")]
    public async Task What_bcrypt_cannot_protect_is_refused(string expected, params string[] args) =>
        Assert.Contains(expected, (await FailsAsync(["server", "passwd", .. args])).Error, StringComparison.Ordinal);

    [GeneratedRegex(@"^Generated password: (\w{22,})\n       bcrypt hash: (\S+)\n$")]
    private static partial Regex Generated();
}
