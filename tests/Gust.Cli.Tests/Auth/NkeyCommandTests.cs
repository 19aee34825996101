namespace Gust.Cli.Tests.Auth;

public sealed class NkeyCommandTests() : CliTest(url: null)
{
    [Theory]
    [InlineData("user", "SU", "U")]
    [InlineData("account", "SA", "A")]
    [InlineData("operator", "SO", "O")]
    [InlineData("server", "SN", "N")]
    [InlineData("cluster", "SC", "C")]
    [InlineData("curve", "SX", "X")]
    public async Task A_key_has_the_letters_of_its_kind(string type, string seed, string publicKey)
    {
        string file = Path.Combine(Home, "key");
        await OkAsync("auth", "nkey", "gen", type, "--output", file);
        string text = await File.ReadAllTextAsync(file);
        Assert.StartsWith(seed, text, StringComparison.Ordinal);
        CliRun show = await OkAsync("auth", "nkey", "show", file);
        Assert.StartsWith(publicKey, show.Out, StringComparison.Ordinal);
        Assert.Equal(57, show.Out.Length);
    }

    [Fact]
    public async Task A_signature_verifies_for_its_file_and_key_only()
    {
        string key = Path.Combine(Home, "key");
        string data = Path.Combine(Home, "data");
        string other = Path.Combine(Home, "other");
        string signature = Path.Combine(Home, "signature");
        await File.WriteAllTextAsync(data, "data");
        await File.WriteAllTextAsync(other, "other");
        await OkAsync("auth", "nkey", "gen", "user", "--output", key);
        await File.WriteAllTextAsync(signature, (await OkAsync("auth", "nkey", "sign", data, key)).Out);
        Assert.Equal("Verified OK\n", (await OkAsync("auth", "nkey", "verify", data, signature, key)).Out);
        await FailsAsync("auth", "nkey", "verify", other, signature, key);
        await File.WriteAllTextAsync(key, (await OkAsync("auth", "nkey", "show", key)).Out);
        await OkAsync("auth", "nkey", "check", data, signature, key);
    }

    [Fact]
    public async Task The_same_entropy_gives_the_same_key()
    {
        string entropy = Path.Combine(Home, "entropy");
        await File.WriteAllBytesAsync(entropy, new byte[32]);
        string first = (await OkAsync("auth", "nkey", "gen", "user", "--public", "--entropy", entropy)).Out;
        Assert.Equal(first, (await OkAsync("auth", "nkey", "gen", "user", "--public", "--entropy", entropy)).Out);
        Assert.NotEqual(first, (await OkAsync("auth", "nkey", "gen", "user", "--public")).Out);
    }

    [Fact]
    public async Task A_key_file_is_not_overwritten()
    {
        string file = Path.Combine(Home, "key");
        await OkAsync("auth", "nkey", "gen", "user", "--output", file);
        Assert.Contains("exists already", (await FailsAsync("auth", "nkey", "gen", "user", "--output", file)).Error, StringComparison.Ordinal);
    }
}
