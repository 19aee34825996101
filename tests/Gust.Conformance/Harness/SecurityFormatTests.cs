using System.Text;
using Gust.Conformance.Comparing;
using Gust.Conformance.Connecting;
using Gust.Conformance.Identities;
using Gust.Conformance.Scripting;
using Gust.Security.Keys;
using Gust.Testing;

namespace Gust.Conformance.Harness;

/// <summary>Keys, tokens, placeholders and masks mean what scripts/README.md says.</summary>
public sealed class SecurityFormatTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_000_000);

    [Fact]
    public void A_name_is_always_the_same_key() =>
        Assert.Equal(KeyRing.PublicKey("U.alice"), NKeyPair.FromSeed(KeyRing.SeedText("U.alice")).PublicKey);

    [Theory]
    [InlineData("O.x", 'O')]
    [InlineData("A.x", 'A')]
    [InlineData("U.x", 'U')]
    [InlineData("N.x", 'N')]
    [InlineData("X.x", 'X')]
    public void The_first_letter_is_the_kind(string name, char kind) => Assert.Equal(kind, KeyRing.PublicKey(name)[0]);

    [Fact]
    public void A_token_is_signed_by_its_issuer()
    {
        var parts = Token("user U.alice by A.app").Split('.');
        Assert.True(NKeySignature.Verify(KeyRing.PublicKey("A.app"), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), parts[2]));
    }

    [Fact]
    public void A_tampered_token_is_not()
    {
        var parts = Token("user U.alice by A.app tampered").Split('.');
        Assert.False(NKeySignature.Verify(KeyRing.PublicKey("A.app"), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), parts[2]));
    }

    [Fact]
    public void Times_count_from_the_start() =>
        Assert.Equal(1_000_060, (long)TokenWriter.ReadClaims(Token("user U.alice by A.app exp=+60"))["exp"]!);

    [Fact]
    public void Users_have_no_limits_unless_the_token_says_so()
    {
        var claims = TokenWriter.ReadClaims(Token("user U.alice by A.app", """{"subs":3}"""))["nats"]!;
        Assert.Equal((3, -1), ((int)claims["subs"]!, (int)claims["payload"]!));
    }

    [Theory]
    [InlineData("user U.alice")]
    [InlineData("user by A.app")]
    [InlineData("user U.alice by A.app expires=+60")]
    public void A_token_that_makes_no_sense_is_refused(string head) => Assert.Throws<FormatException>(() => TokenTemplate.Parse(head, ""));

    [Fact]
    public void Placeholders_are_replaced_from_the_inside() =>
        Assert.Equal("<key U.a>", Placeholders().Fill("%{outer %{inner U.a}}", (word, argument) => word == "inner" ? $"key {argument}" : $"<{argument}>"));

    [Fact]
    public void A_placeholder_nobody_knows_is_refused() => Assert.Throws<FormatException>(() => Placeholders().Fill("%{what now}"));

    [Fact]
    public void Open_words_become_fields_of_CONNECT()
    {
        var (plan, greeting) = ConnectionPlan.Parse(["tls", "cert=alice", "user=a", "headers"]);
        Assert.True(plan.UpgradesToTls);
        Assert.Equal("CONNECT {\"verbose\":false,\"pedantic\":false,\"user\":\"a\",\"headers\":true}\r\n", Greeting.Of(greeting));
    }

    [Fact]
    public void Service_replies_are_masked_and_their_sizes_follow()
    {
        var payload = "NATS/1.0\r\nNats-Request-Info: {\"acc\":\"A\",\"rtt\":123456789}\r\n\r\nask"u8.ToArray();
        var masked = new MessageMask(ScriptOptions.None, null).Apply(new WireFrame($"HMSG svc 1 _R_.abcdef.GHIJKL {payload.Length - 3} {payload.Length}", payload));
        Assert.Equal("NATS/1.0\r\nNats-Request-Info: {\"acc\":\"A\",\"rtt\":\"<rtt number>\"}\r\n\r\nask", Encoding.ASCII.GetString(masked.Payload!));
        Assert.Equal($"HMSG svc 1 _R_.<id> {masked.Payload!.Length - 3} {masked.Payload.Length}", masked.Line);
    }

    [Fact]
    public void Masks_keep_names_order_and_types_in_JSON() =>
        Assert.Equal("""{"b":1,"id":"<id>","rtt":"<rtt number>","a":[true]}""", JsonMask.Apply("""{"b":1,"id":"abc","rtt":7,"a":[true],"feature_flags":{}}"""));

    private static string Token(string head, string body = "") => TokenWriter.Write("name", TokenTemplate.Parse(head, body), text => text, Start);

    private static Placeholders Placeholders() => new(new Declarations(), "", Start);
}
