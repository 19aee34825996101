using System.Text;
using Gust.Foundation;
using Gust.Security.Access;
using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Security.Tests.Tokens;
using Gust.Security.Tokens;

namespace Gust.Security.Tests.Trust;

/// <summary>The real nats-server reads the tokens that Gust makes, and decides about them as Gust does.</summary>
public sealed class ReferenceAgreementTests(ReferenceFixture reference) : IClassFixture<ReferenceFixture>
{
    private const long Hour = 3600;

    /// <summary>Changes of a user's claims by name, with the verdict.</summary>
    private static readonly Dictionary<string, (bool Admitted, Func<UserClaims, long, UserClaims> Change)> Changes = new()
    {
        ["nothing"] = (true, (user, now) => user),
        ["no limits"] = (true, (user, now) => user with { User = new UserBody() }),
        ["expires later"] = (true, (user, now) => user with { ExpiresAt = now + Hour }),
        ["expired"] = (false, (user, now) => user with { ExpiresAt = now - Hour }),
        ["not yet valid"] = (false, (user, now) => user with { NotBefore = now + Hour }),
        ["valid since"] = (true, (user, now) => user with { NotBefore = now - Hour }),
        ["issuer account is issuer"] = (true, (user, now) => With(user, terms => terms with { IssuerAccount = user.User.IssuerAccount })),
        ["publish allow"] = (true, (user, now) => With(user, terms => terms with { Publish = new PermissionClaim { Allow = ["a.*", "b.>"], Deny = ["a.b"] } })),
        ["publish empty subject"] = (false, (user, now) => With(user, terms => terms with { Publish = new PermissionClaim { Deny = [""] } })),
        ["publish empty token"] = (false, (user, now) => With(user, terms => terms with { Publish = new PermissionClaim { Allow = ["a..b"] } })),
        ["publish with queue"] = (false, (user, now) => With(user, terms => terms with { Publish = new PermissionClaim { Allow = ["a b"] } })),
        ["subscribe with queue"] = (true, (user, now) => With(user, terms => terms with { Subscribe = new PermissionClaim { Allow = ["a b"], Deny = ["c d.>"] } })),
        ["subscribe with two queues"] = (false, (user, now) => With(user, terms => terms with { Subscribe = new PermissionClaim { Allow = ["a b c"] } })),
        ["responses"] = (true, (user, now) => With(user, terms => terms with { Responses = new ResponseClaim { Maximum = 1, TtlNanoseconds = 5 } })),
        ["network of everybody"] = (true, (user, now) => With(user, terms => terms with { Sources = ["0.0.0.0/0"] })),
        ["network of this host"] = (true, (user, now) => With(user, terms => terms with { Sources = ["127.0.0.1/8"] })),
        ["network of others"] = (false, (user, now) => With(user, terms => terms with { Sources = ["10.0.0.0/8", "::/0"] })),
        ["network without bits"] = (false, (user, now) => With(user, terms => terms with { Sources = ["127.0.0.1"] })),
        ["all day"] = (true, (user, now) => With(user, terms => terms with { Times = [new TimeRangeClaim { Start = "0:00:00", End = "23:59:59" }] })),
        ["hours of nonsense"] = (false, (user, now) => With(user, terms => terms with { Times = [new TimeRangeClaim { Start = "25:00:00", End = "23:59:59" }] })),
        ["hours without end"] = (false, (user, now) => With(user, terms => terms with { Times = [new TimeRangeClaim { Start = "00:00:00" }] })),
        ["hours gone by"] = (false, (user, now) => With(user, terms => terms with { Times = [new TimeRangeClaim { Start = "01:00:00", End = "02:00:00" }], TimesLocation = ZoneAtNoon(now) })),
        ["hours of now in a zone"] = (true, (user, now) => With(user, terms => terms with { Times = [new TimeRangeClaim { Start = "01:00:00", End = "02:00:00" }, new TimeRangeClaim { Start = "11:00:00", End = "14:00:00" }], TimesLocation = ZoneAtNoon(now) })),
        ["unknown zone"] = (false, (user, now) => With(user, terms => terms with { TimesLocation = "Nowhere/Town" })),
        ["standard connections"] = (true, (user, now) => With(user, terms => terms with { AllowedConnectionTypes = ["standard"] })),
        ["MQTT only"] = (false, (user, now) => With(user, terms => terms with { AllowedConnectionTypes = ["MQTT"] })),
        ["unknown type only"] = (false, (user, now) => With(user, terms => terms with { AllowedConnectionTypes = ["PIGEON"] })),
        ["unknown type too"] = (true, (user, now) => With(user, terms => terms with { AllowedConnectionTypes = ["PIGEON", "STANDARD"] })),
        ["proxy required"] = (false, (user, now) => With(user, terms => terms with { ProxyRequired = true })),
    };

    public static TheoryData<string> ChangeNames => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public async Task Both_decide_alike_about_a_user_of_the_account(string change)
    {
        (bool admitted, Func<UserClaims, long, UserClaims> apply) = Changes[change];
        string token = reference.Scene.UserToken(reference.Now, user => apply(user, reference.Now.ToUnixTimeSeconds()));
        await AssertBothAsync(admitted, token);
    }

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public async Task Both_decide_alike_about_a_user_of_a_scoped_key(string change)
    {
        // Whatever a scope does not leave to its users: permissions, limits, networks, hours and connections.
        (bool admitted, Func<UserClaims, long, UserClaims> apply) = Changes[change];
        bool isEmpty = true;
        string token = reference.Scene.UserToken(
            reference.Now,
            user =>
            {
                UserClaims changed = apply(user, reference.Now.ToUnixTimeSeconds());
                isEmpty = changed.User.IsEmpty;
                return changed with { User = changed.User with { IssuerAccount = reference.Scene.Account.PublicKey } };
            },
            reference.Scene.ScopedKey);
        await AssertBothAsync(admitted && isEmpty, token);
    }

    [Fact]
    public Task Both_let_in_a_user_of_a_signing_key() => AssertBothAsync(true, reference.Scene.UserToken(reference.Now, signer: reference.Scene.SigningKey));

    [Fact]
    public Task Both_refuse_a_user_of_a_signing_key_that_names_no_account() =>
        AssertBothAsync(false, reference.Scene.UserToken(reference.Now, user => With(user, terms => terms with { IssuerAccount = "" }), reference.Scene.SigningKey));

    [Fact]
    public async Task Both_refuse_a_stranger_that_signs_in_the_accounts_name()
    {
        using NKeyPair eve = NKeyPair.Create(NKeyPrefix.Account, new SeededRandom(99));
        await AssertBothAsync(false, reference.Scene.UserToken(reference.Now, signer: eve));
    }

    [Fact]
    public async Task Both_refuse_a_revoked_user_and_take_one_issued_since()
    {
        string Sign(string nonce) => reference.RevokedUser.SignToText(Encoding.ASCII.GetBytes(nonce));
        string Token(int secondsAgo) => reference.Scene.UserToken(reference.Now.AddSeconds(-secondsAgo), user => user with { Subject = reference.RevokedUser.PublicKey });
        await AssertBothAsync(false, Token(2000), Sign);
        await AssertBothAsync(false, Token(1000), Sign);
        await AssertBothAsync(true, Token(999), Sign);
    }

    [Fact]
    public async Task Both_let_in_a_bearer_without_a_signature_and_nobody_else()
    {
        string bearer = reference.Scene.UserToken(reference.Now, user => With(user, terms => terms with { BearerToken = true }));
        await AssertBothAsync(true, bearer, _ => "");
        await AssertBothAsync(false, reference.Scene.UserToken(reference.Now), _ => "");
    }

    [Fact]
    public Task Both_refuse_a_signature_of_something_else() => AssertBothAsync(false, reference.Scene.UserToken(reference.Now), nonce => reference.Scene.User.SignToText(Encoding.ASCII.GetBytes(nonce + "x")));

    [Fact]
    public Task Both_take_a_signature_in_padded_base64() =>
        AssertBothAsync(true, reference.Scene.UserToken(reference.Now), nonce => Convert.ToBase64String(reference.Scene.User.Sign(Encoding.ASCII.GetBytes(nonce))));

    [Theory]
    [InlineData("\"subs\":\"5\"", false)]
    [InlineData("\"bearer_token\":\"x\"", false)]
    [InlineData("\"pub\":[]", false)]
    [InlineData("\"pub\":{\"allow\":\"a\"}", false)]
    [InlineData("\"subs\":1.5", false)]
    [InlineData("\"pub\":null,\"times\":null,\"issuer_account\":null,\"subs\":null,\"bearer_token\":null", true)]
    [InlineData("\"src\":\"127.0.0.0/8,10.0.0.0/8\"", true)]
    [InlineData("\"src\":\"10.0.0.0/8\"", false)]
    [InlineData("\"SRC\":[\"10.0.0.0/8\"]", false)]
    [InlineData("\"unknown\":[{}]", true)]
    public async Task Both_read_odd_claims_alike(string members, bool admitted) =>
        await AssertBothAsync(admitted, JwtForge.Sign(reference.Scene.Account, JwtForge.Payload("user", reference.Scene.User.PublicKey, members)));

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    public async Task Both_refuse_foreign_algorithms(string algorithm) =>
        await AssertBothAsync(false, JwtForge.Sign(reference.Scene.Account, JwtForge.Payload("user", reference.Scene.User.PublicKey, ""), $$"""{"typ":"JWT","alg":"{{algorithm}}"}"""));

    private async Task AssertBothAsync(bool admitted, string token, Func<string, string>? sign = null)
    {
        Verdict ours = reference.Scene.Decide(token, reference.Account(), reference.Now, request => sign is null ? request : request with { Signature = sign(request.Nonce) });
        Assert.Equal(admitted, ours.Admission is not null);
        Assert.Equal(admitted, await reference.AdmitsAsync(token, sign));
    }

    private static UserClaims With(UserClaims user, Func<UserBody, UserBody> change) => user with { User = change(user.User) };

    /// <summary>A zone where it is between noon and one o'clock. (POSIX counts the hours west of Greenwich.)</summary>
    private static string ZoneAtNoon(long now)
    {
        int east = 12 - DateTimeOffset.FromUnixTimeSeconds(now).Hour;
        return east > 0 ? $"Etc/GMT-{east}" : $"Etc/GMT+{-east}";
    }
}
