using System.Text;
using Gust.Foundation;
using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Security.Tokens;

namespace Gust.Security.Tests.Tokens;

/// <summary>What must not be believed, and must not throw either.</summary>
public sealed class HostileTokenTests
{
    [Fact]
    public void Forge_makes_a_token_that_is_accepted() => Assert.True(JwtToken.TryDecode(JwtForge.UserWith(""), out UserClaims? _, out string? error), error);

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("")]
    [InlineData("ed25519")] // that is version 1's, whose signature covers less
    public void Algorithm_that_is_not_ours_is_refused(string algorithm) =>
        AssertRefused(JwtForge.Sign(JwtForge.Account, JwtForge.Payload("user", JwtForge.User.PublicKey, ""), $$"""{"typ":"JWT","alg":"{{algorithm}}"}"""));

    [Fact]
    public void Algorithm_none_without_a_signature_is_refused()
    {
        string[] parts = JwtForge.Sign(JwtForge.Account, JwtForge.Payload("user", JwtForge.User.PublicKey, ""), """{"typ":"JWT","alg":"none"}""").Split('.');
        AssertRefused($"{parts[0]}.{parts[1]}.");
    }

    [Fact]
    public void Altered_claims_are_refused()
    {
        string[] modest = JwtForge.UserWith("\"subs\":1").Split('.');
        string[] greedy = JwtForge.UserWith("\"subs\":-1").Split('.');
        AssertRefused($"{modest[0]}.{greedy[1]}.{modest[2]}", "claim failed V2 signature verification");
    }

    [Fact]
    public void Altered_header_is_refused()
    {
        string[] parts = JwtForge.UserWith("").Split('.');
        string header = System.Buffers.Text.Base64Url.EncodeToString("""{"alg":"ed25519-nkey","typ":"JWT"}"""u8);
        AssertRefused($"{header}.{parts[1]}.{parts[2]}", "claim failed V2 signature verification");
    }

    [Fact]
    public void Token_signed_by_another_than_its_issuer_is_refused()
    {
        using NKeyPair eve = NKeyPair.Create(NKeyPrefix.Account, new SeededRandom(9));
        string payload = JwtForge.Payload("user", JwtForge.User.PublicKey, "").Replace("ISSUER", JwtForge.Account.PublicKey, StringComparison.Ordinal);
        AssertRefused(JwtForge.Sign(eve, payload), "claim failed V2 signature verification");
    }

    [Fact]
    public void Issuer_of_a_kind_that_does_not_sign_such_tokens_is_refused()
    {
        AssertRefused(JwtForge.Sign(JwtForge.User, JwtForge.Payload("user", JwtForge.User.PublicKey, "")), "a JWT of type user cannot be issued by such a key");
        AssertRefused(JwtForge.Sign(JwtForge.Operator, JwtForge.Payload("user", JwtForge.User.PublicKey, "")));
        AssertRefused(JwtForge.Sign(JwtForge.User, JwtForge.Payload("account", JwtForge.Account.PublicKey, "")));
        AssertRefused(JwtForge.Sign(JwtForge.Account, JwtForge.Payload("operator", JwtForge.Operator.PublicKey, "")));
    }

    [Fact]
    public void Subject_of_another_kind_is_refused() =>
        AssertRefused(JwtForge.Sign(JwtForge.Account, JwtForge.Payload("user", JwtForge.Account.PublicKey, "")), "the subject of the user JWT is not a key of its kind");

    [Theory]
    [InlineData("\"subs\":\"5\"")]
    [InlineData("\"subs\":1.5")]
    [InlineData("\"subs\":99999999999999999999")]
    [InlineData("\"bearer_token\":\"true\"")]
    [InlineData("\"bearer_token\":1")]
    [InlineData("\"pub\":[]")]
    [InlineData("\"pub\":{\"allow\":\"a\"}")]
    [InlineData("\"pub\":{\"allow\":[1]}")]
    [InlineData("\"pub\":{\"allow\":[null]}")]
    [InlineData("\"times\":[null]")]
    [InlineData("\"subs\":1,\"subs\":-1")] // twice: two readers could see two values
    [InlineData("\"pub\":{\"deny\":[\"a\"],\"deny\":[]}")]
    public void Field_of_a_wrong_type_is_refused(string members) => AssertRefused(JwtForge.UserWith(members));

    [Theory]
    [InlineData("\"imports\":[null]")]
    [InlineData("\"mappings\":{\"a\":[null]}")]
    [InlineData("\"mappings\":{\"a\":[{\"subject\":\"b\",\"weight\":300}]}")]
    [InlineData("\"limits\":{\"tiered_limits\":{\"R1\":null}}")]
    [InlineData("\"signing_keys\":[5]")]
    [InlineData("\"signing_keys\":[null]")]
    [InlineData("\"signing_keys\":[{\"kind\":\"god_scope\",\"key\":\"A\"}]")]
    [InlineData("\"exports\":[{\"service_latency\":{\"sampling\":\"often\"}}]")]
    [InlineData("\"exports\":[{\"service_latency\":{\"sampling\":[]}}]")]
    [InlineData("\"revocations\":{\"*\":\"now\"}")]
    public void Field_of_an_account_with_a_wrong_type_is_refused(string members)
    {
        Assert.False(JwtToken.TryDecode(JwtForge.AccountWith(members), out AccountClaims? _, out string? error));
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("\"unknown\":{\"deep\":[1,2,{\"x\":null}]}")]
    [InlineData("\"pub\":{\"allow\":null}")]
    [InlineData("\"resp\":null")]
    [InlineData("\"times\":null,\"src\":null")]
    [InlineData("\"issuer_account\":null")]
    [InlineData("\"pub\":null")]
    [InlineData("\"subs\":null,\"bearer_token\":null")]
    public void Unknown_field_and_null_are_ignored(string members) => Assert.True(JwtToken.TryDecode(JwtForge.UserWith(members), out UserClaims? _, out string? error), error);

    [Fact]
    public void Limit_is_seen_in_whatever_case_it_is_written()
    {
        Assert.True(JwtToken.TryDecode(JwtForge.UserWith("\"PUB\":{\"Deny\":[\"a\"]}"), out UserClaims? claims, out string? error), error);
        Assert.Equal(["a"], claims.User.Publish.Deny);
        AssertRefused(JwtForge.UserWith("\"pub\":{\"deny\":[\"a\"]},\"Pub\":{}"));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"iss\":\"ISSUER\"}")]
    [InlineData("{\"iss\":\"ISSUER\",\"nats\":5}")]
    [InlineData("{\"iss\":5,\"nats\":{\"type\":\"user\",\"version\":2}}")]
    [InlineData("{\"iss\":\"ISSUER\",\"nats\":{\"type\":\"user\",\"version\":3}}")]
    [InlineData("{\"iss\":\"ISSUER\",\"nats\":{\"type\":\"user\",\"version\":\"2\"}}")]
    [InlineData("{\"iss\":\"ISSUER\",\"iss\":\"ISSUER\",\"nats\":{\"type\":\"user\",\"version\":2}}")]
    [InlineData("{\"iss\":\"\\ud800\",\"nats\":{\"type\":\"user\",\"version\":2}}")]
    [InlineData("{\"iss\":\"ISSUER\",\"name\":\"\\ud800\",\"nats\":{\"type\":\"user\",\"version\":2}}")]
    [InlineData("not json")]
    public void Payload_without_claims_is_refused(string payload) => AssertRefused(JwtForge.Sign(JwtForge.Account, payload));

    [Fact]
    public void Payload_that_is_no_Unicode_is_refused() =>
        AssertRefused(JwtForge.Sign(JwtForge.Account, [.. Encoding.UTF8.GetBytes("{\"iss\":\""), 0xFF, 0xFE, .. Encoding.UTF8.GetBytes("\",\"nats\":{\"type\":\"user\",\"version\":2}}")]));

    [Fact]
    public void Deeply_nested_payload_is_refused() =>
        AssertRefused(JwtForge.UserWith($"\"x\":{new string('[', 100_000)}{new string(']', 100_000)}"));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("...")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d")]
    [InlineData("e30.e30.")]
    [InlineData("e30.e30.e30=")]
    [InlineData("e30.e30.e 30")]
    public void Text_of_another_shape_is_refused(string text) => AssertRefused(text);

    [Fact]
    public void Whitespace_in_a_token_is_refused() => AssertRefused(JwtForge.UserWith("").Insert(60, "\n"));

    [Fact]
    public void Token_past_a_mebibyte_is_refused_unread() => AssertRefused(new string('a', JwtToken.LengthMax + 1), "the JWT is longer than 1048576 characters");

    [Fact]
    public void Any_letter_changed_is_refused_without_a_throw()
    {
        string token = JwtForge.UserWith("\"pub\":{\"allow\":[\"a.>\"]}");
        Random random = new(4711);
        for (int round = 0; round < 2000; round++)
        {
            int position = random.Next(token.Length);
            char letter = (char)random.Next(33, 127);

            // The last letter of a part has bits that nothing stands for.
            bool lastOfPart = position == token.Length - 1 || token[position + 1] == '.';
            if (letter != token[position] && !lastOfPart)
            {
                AssertRefused(token[..position] + letter + token[(position + 1)..]);
            }
        }
    }

    private static void AssertRefused(string token, string? expected = null)
    {
        Assert.False(JwtToken.TryDecode(token, out UserClaims? claims, out string? error));
        Assert.Null(claims);
        Assert.NotEmpty(error);
        if (expected is not null)
        {
            Assert.Equal(expected, error);
        }
    }
}
