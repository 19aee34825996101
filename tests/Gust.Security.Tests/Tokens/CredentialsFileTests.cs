using Gust.Foundation;
using Gust.Security.Keys;
using Gust.Security.Tokens;

namespace Gust.Security.Tests.Tokens;

public sealed class CredentialsFileTests
{
    /// <summary>The text that npm's fmtCreds makes.</summary>
    private static readonly string Npm =
        $"""
        -----BEGIN NATS USER JWT-----
        {NpmTokens.Token("user")}
        ------END NATS USER JWT------

        ************************* IMPORTANT *************************
        NKEY Seed printed below can be used sign and prove identity.
        NKEYs are sensitive and should be treated as secrets.

        -----BEGIN USER NKEY SEED-----
        {JwtForge.User.EncodeSeed()}
        ------END USER NKEY SEED------

        """.ReplaceLineEndings("\n");

    [Fact]
    public void File_of_others_is_read() => AssertRead(Npm);

    [Fact]
    public void Lines_of_Windows_and_spaces_around_are_tolerated()
    {
        AssertRead(Npm.ReplaceLineEndings("\r\n"));
        AssertRead(Npm.ReplaceLineEndings("  \n\n  "));
        AssertRead("\uFEFF" + Npm);
    }

    [Fact]
    public void Three_dashes_with_any_words_are_enough() =>
        AssertRead($"some words\n---a---\n{NpmTokens.Token("user")}\n---b---\n---\n{JwtForge.User.EncodeSeed()}\n---");

    [Fact]
    public void What_is_written_is_read()
    {
        using NKeyPair user = NKeyPair.Create(NKeyPrefix.User, new SeededRandom(77));
        string text = CredentialsFile.Format(NpmTokens.Token("user"), user);
        Assert.True(CredentialsFile.TryParse(text, out CredentialsFile? credentials, out string? error), error);
        Assert.Equal((NpmTokens.Token("user"), user.EncodeSeed()), (credentials.Jwt, credentials.Seed));
        Assert.StartsWith("-----BEGIN NATS USER JWT-----\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no block between lines of dashes")]
    [InlineData("a.b.c", "no block between lines of dashes")]
    [InlineData("---\na.b.c\n---\n", "one block only")]
    [InlineData("---\na.b.c\n---\n---\nSUAX\n", "one block only")]
    [InlineData("---\nabc\n---\n---\nSUAX\n---\n", "the first block is not a JWT")]
    [InlineData("---\na.b.c\n---\n---\nSUAX\n---\n", "the second block is not the nkey seed of a user")]
    [InlineData("---\na.b.c\n---\n---\nSAAB4DRI45XSKH2YDO7WUFA3654L76MY7VLVCRZ2YHL6UQYIJJDL2IY4IY\n---\n", "the second block is not the nkey seed of a user")]
    public void What_is_wrong_is_said(string text, string part)
    {
        Assert.False(CredentialsFile.TryParse(text, out _, out string? error));
        Assert.Contains(part, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Seed_does_not_stand_in_the_text_of_a_file()
    {
        Assert.True(CredentialsFile.TryParse(Npm, out CredentialsFile? credentials, out _));
        Assert.DoesNotContain("SU", $"{credentials}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  a.b.c\n", "a.b.c")]
    [InlineData("-----BEGIN NATS OPERATOR JWT-----\na.b.c\n------END NATS OPERATOR JWT------\n", "a.b.c")]
    public void Token_alone_or_between_dashes_is_found(string text, string token) => Assert.Equal(token, DashedText.First(text));

    private static void AssertRead(string text)
    {
        Assert.True(CredentialsFile.TryParse(text, out CredentialsFile? credentials, out string? error), error);
        Assert.Equal((NpmTokens.Token("user"), JwtForge.User.EncodeSeed()), (credentials.Jwt, credentials.Seed));
    }
}
