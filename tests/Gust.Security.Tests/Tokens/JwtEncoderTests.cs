using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Gust.Foundation;
using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Security.Tokens;

namespace Gust.Security.Tests.Tokens;

public sealed class JwtEncoderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void User_token_has_the_documented_shape()
    {
        string token = JwtEncoder.Encode(new UserClaims { Name = "ann", Subject = JwtForge.User.PublicKey, User = new UserBody { Subscriptions = -1, Data = -1, Payload = -1 } }, JwtForge.Account, Noon);
        string[] parts = token.Split('.');
        Assert.Equal(JwtForge.Header, Text(parts[0]));
        JsonElement payload = JsonDocument.Parse(Text(parts[1])).RootElement;
        string standard = $$"""{"iat":1767355200,"iss":"{{JwtForge.Account.PublicKey}}","name":"ann","sub":"{{JwtForge.User.PublicKey}}"}""";
        Assert.Equal(
            $$$$"""{"jti":"{{{{Base32.Encode(OpenSslCrypto.Sha512With256Bits(Encoding.UTF8.GetBytes(standard)))}}}}","iat":1767355200,"iss":"{{{{JwtForge.Account.PublicKey}}}}","name":"ann","sub":"{{{{JwtForge.User.PublicKey}}}}","nats":{"type":"user","version":2,"subs":-1,"data":-1,"payload":-1,"pub":{},"sub":{}}}""",
            payload.GetRawText());
        Assert.True(NKeySignature.Verify(JwtForge.Account.PublicKey, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), parts[2]));
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("account")]
    [InlineData("user")]
    [InlineData("activation")]
    [InlineData("response")]
    [InlineData("generic")]
    [InlineData("scopedAccount")]
    [InlineData("scopedUser")]
    [InlineData("legacyUser")]
    public void Claims_read_from_others_are_written_without_loss(string name)
    {
        Assert.True(JwtToken.TryDecode(NpmTokens.Token(name), out JwtClaims? read, out _));
        NKeyPair signer = read is OperatorClaims or GenericClaims ? JwtForge.Operator : JwtForge.Account;
        Assert.True(JwtToken.TryDecode(JwtEncoder.Encode(read, signer, Noon), out JwtClaims? again, out string? error), error);
        Assert.Equal(Json(read), Json(again with { Issuer = read.Issuer, IssuedAt = read.IssuedAt, Id = read.Id }));
    }

    [Fact]
    public void Authorization_request_goes_both_ways()
    {
        using NKeyPair server = NKeyPair.Create(NKeyPrefix.Server, new SeededRandom(5));
        AuthorizationRequestClaims request = new()
        {
            Audience = "nats-authorization-request",
            Subject = JwtForge.Account.PublicKey,
            ExpiresAt = 5,
            Request = new AuthorizationRequestBody
            {
                Server = new ServerClaim { Name = "s", Host = "h", Id = server.PublicKey, Version = "1", Cluster = "c", Tags = ["t"], Xkey = "X" },
                UserNkey = JwtForge.User.PublicKey,
                Client = new ClientClaim { Host = "127.0.0.1", Id = 8, User = "u", Name = "n", Tags = ["t"], NameTag = "nt", Kind = "Client", Type = "nats", MqttId = "m", Nonce = "no" },
                Connect = new ConnectClaim { Jwt = "j", Nkey = "k", Signature = "s", AuthToken = "a", User = "u", Password = "p", Name = "n", Language = "l", Version = "v", Protocol = 1 },
                ClientTls = new ClientTlsClaim { Version = "1.3", Cipher = "TLS", Certs = ["c"], VerifiedChains = [["a", "b"], ["c"]] },
                RequestNonce = "rn",
            },
        };
        string token = JwtEncoder.Encode(request, server, Noon);
        Assert.True(JwtToken.TryDecode(token, out AuthorizationRequestClaims? read, out string? error), error);
        Assert.Equal(Json(request), Json(read with { Issuer = "", IssuedAt = 0, Id = "" }));
        string payload = Text(token.Split('.')[1]);
        Assert.Contains("\"server_id\":{", payload, StringComparison.Ordinal);
        Assert.Contains("\"user_nkey\":\"", payload, StringComparison.Ordinal);
        Assert.Contains("\"connect_opts\":{\"jwt\":\"j\",\"nkey\":\"k\",\"sig\":\"s\",\"auth_token\":\"a\",\"user\":\"u\",\"pass\":\"p\",\"name\":\"n\",\"lang\":\"l\",\"version\":\"v\",\"protocol\":1}", payload, StringComparison.Ordinal);
        Assert.Contains("\"client_tls\":{\"version\":\"1.3\",\"cipher\":\"TLS\",\"certs\":[\"c\"],\"verified_chains\":[[\"a\",\"b\"],[\"c\"]]}", payload, StringComparison.Ordinal);
    }

    [Fact]
    public void Shown_password_does_not_stand_in_the_text_of_a_request() =>
        Assert.DoesNotContain("sesame", new AuthorizationRequestClaims { Request = new AuthorizationRequestBody { Connect = new ConnectClaim { Password = "sesame" } } }.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Key_that_may_not_sign_such_claims_is_refused() =>
        Assert.Throws<ArgumentException>(() => JwtEncoder.Encode(new UserClaims { Subject = JwtForge.User.PublicKey }, JwtForge.Operator, Noon));

    [Fact]
    public void Claims_about_a_key_of_another_kind_are_refused() =>
        Assert.Throws<ArgumentException>(() => JwtEncoder.Encode(new UserClaims { Subject = JwtForge.Account.PublicKey }, JwtForge.Account, Noon));

    private static string Text(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));

    private static string Json(JwtClaims claims) => JsonSerializer.Serialize(claims, ClaimsKind.Of(claims).Json);
}
