using Gust.Foundation;
using Gust.Security.Access;
using Gust.Security.Claims;
using Gust.Security.Definitions;
using Gust.Security.Keys;
using Gust.Security.Tokens;
using Gust.Security.Trust;

namespace Gust.Security.Tests.Trust;

public sealed class JwtUserCheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private readonly JwtScene _scene = new() { Template = JwtScene.Unlimited with { Publish = new PermissionClaim { Allow = ["user.{{name()}}"] }, Subscriptions = 7 } };

    [Fact]
    public void User_of_the_account_is_let_in_with_what_its_token_says()
    {
        long expires = Now.AddHours(1).ToUnixTimeSeconds();
        Admission admission = Admitted(_scene.UserToken(Now, user => user with
        {
            ExpiresAt = expires,
            User = user.User with { Publish = new PermissionClaim { Allow = ["a"] }, Payload = 100, Tags = ["t:1"] },
        }));
        Assert.Equal((_scene.Account.PublicKey, _scene.User.PublicKey, _scene.User.PublicKey, "bob"), (admission.Account, admission.User, admission.UserKey, admission.NameTag));
        Assert.Equal((-1, 100), (admission.MaxSubscriptions, admission.MaxPayload));
        Assert.Equal(Now.AddHours(1), admission.Expires);
        Assert.Equal(Now.ToUnixTimeSeconds(), admission.IssuedAt);
        Assert.Equal(_scene.Account.PublicKey, admission.Issuer);
        Assert.Equal(["t:1"], admission.Tags);
        Assert.Equal(["a"], admission.Permissions!.Rules.Publish.Allow);
    }

    [Fact]
    public void User_of_a_signing_key_is_let_in() => Assert.Equal(_scene.SigningKey.PublicKey, Admitted(_scene.UserToken(Now, signer: _scene.SigningKey)).Issuer);

    [Fact]
    public void User_of_a_scoped_key_gets_the_terms_of_its_scope()
    {
        Admission admission = Admitted(_scene.UserToken(Now, signer: _scene.ScopedKey));
        Assert.Equal(["user.bob"], admission.Permissions!.Rules.Publish.Allow);
        Assert.Equal(7, admission.MaxSubscriptions);
    }

    [Theory]
    [InlineData("pub")]
    [InlineData("subs")]
    [InlineData("bearer")]
    [InlineData("types")]
    [InlineData("src")]
    public void User_of_a_scoped_key_may_not_have_terms_of_its_own(string what)
    {
        string token = _scene.UserToken(Now, user => user with { User = With(user.User, what) }, _scene.ScopedKey);
        Refused("a user of a scoped signing key", token);
    }

    [Fact]
    public void User_without_permissions_gets_the_accounts_default()
    {
        string account = _scene.AccountToken(Now, body => body with { DefaultPermissions = new PermissionsClaim { Subscribe = new PermissionClaim { Allow = ["s"] } } });
        Assert.Equal(["s"], Admitted(_scene.UserToken(Now), account).Permissions!.Rules.Subscribe.Allow);
        string own = _scene.UserToken(Now, user => user with { User = user.User with { Publish = new PermissionClaim { Allow = ["p"] } } });
        Assert.Null(Admitted(own, account).Permissions!.Rules.Subscribe.Allow);
    }

    [Fact]
    public void Missing_limits_are_none_at_all()
    {
        Admission admission = Admitted(_scene.UserToken(Now, user => user with { User = new UserBody() }));
        Assert.Equal((0, 0), (admission.MaxSubscriptions, admission.MaxPayload));
    }

    [Fact]
    public void Response_permission_without_numbers_is_one_in_two_minutes()
    {
        string token = _scene.UserToken(Now, user => user with { User = user.User with { Responses = new ResponseClaim() } });
        Assert.Equal(ResponseRule.Default, Admitted(token).Permissions!.Rules.Responses);
    }

    [Fact]
    public void Signature_of_another_nonce_or_none_is_refused()
    {
        string token = _scene.UserToken(Now);
        Refused("signature of the nonce", token, request => request with { Nonce = "PXoWU7zWAMt75FZ" });
        Refused("signature of the nonce", token, request => request with { Signature = "" });
        Refused("signature of the nonce", token, request => request with { Nonce = "", Signature = _scene.User.SignToText([]) });
    }

    [Fact]
    public void Bearer_needs_no_signature_unless_its_account_wants_one()
    {
        string token = _scene.UserToken(Now, user => user with { User = user.User with { BearerToken = true } });
        Assert.NotNull(Decide(token, change: request => request with { Signature = "" }).Admission);
        string strict = _scene.AccountToken(Now, body => body with { Limits = JwtScene.NoLimits with { DisallowBearer = true } });
        Refused("does not allow bearer", token, account: strict);
    }

    [Fact]
    public void Expired_token_is_refused() => Refused("claim is expired", _scene.UserToken(Now, user => user with { ExpiresAt = Now.ToUnixTimeSeconds() - 1 }));

    [Fact]
    public void Token_for_later_is_refused() => Refused("claim is not yet valid", _scene.UserToken(Now, user => user with { NotBefore = Now.ToUnixTimeSeconds() + 1 }));

    [Fact]
    public void User_of_an_expired_account_is_refused() =>
        Refused("account JWT is not valid: claim is expired", _scene.UserToken(Now), account: _scene.AccountToken(Now, expires: Now.ToUnixTimeSeconds() - 1));

    [Fact]
    public void Account_that_signed_itself_is_refused() =>
        Refused("not signed by a trusted operator", _scene.UserToken(Now), account: _scene.AccountToken(Now, signer: _scene.Account));

    [Fact]
    public void Account_of_another_operator_is_refused()
    {
        using NKeyPair other = NKeyPair.Create(NKeyPrefix.Operator, new SeededRandom(31));
        Refused("not signed by a trusted operator", _scene.UserToken(Now), account: _scene.AccountToken(Now, signer: other));
    }

    [Fact]
    public void User_signed_by_a_stranger_in_the_accounts_name_is_refused()
    {
        using NKeyPair eve = NKeyPair.Create(NKeyPrefix.Account, new SeededRandom(32));
        Refused("not signed by its account", _scene.UserToken(Now, signer: eve));
    }

    [Fact]
    public void User_of_another_account_is_refused()
    {
        string token = JwtEncoder.Encode(new UserClaims { Subject = _scene.User.PublicKey, User = new UserBody() }, _scene.System, Now);
        Refused("the account is another", token);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    public void Users_issued_until_a_revocation_are_refused(long secondsAfterIssue, bool revoked)
    {
        long second = Now.ToUnixTimeSeconds() + secondsAfterIssue;
        foreach (string key in new[] { _scene.User.PublicKey, "*" })
        {
            string account = _scene.AccountToken(Now, body => body with { Revocations = new Dictionary<string, long> { [key] = second } });
            Assert.Equal(revoked, Decide(_scene.UserToken(Now), account).Reason == "user JWT is revoked");
        }
    }

    [Fact]
    public void Revocation_finds_those_that_are_connected()
    {
        Admission admission = Admitted(_scene.UserToken(Now));
        Assert.False(JwtUserCheck.IsRevoked(new AccountClaims(), admission));
        Assert.True(JwtUserCheck.IsRevoked(new AccountClaims { Account = new AccountBody { Revocations = new Dictionary<string, long> { ["*"] = Now.ToUnixTimeSeconds() } } }, admission));
    }

    [Theory]
    [InlineData("MQTT", false)]
    [InlineData("FOO", false)]
    [InlineData("FOO,standard", true)]
    [InlineData("STANDARD,MQTT", true)]
    [InlineData("", true)]
    public void Connection_type_has_to_be_listed(string types, bool admitted)
    {
        string token = _scene.UserToken(Now, user => user with { User = user.User with { AllowedConnectionTypes = types.Split(',', StringSplitOptions.RemoveEmptyEntries) } });
        Assert.Equal(admitted, Decide(token).Admission is not null);
    }

    [Fact]
    public void Address_has_to_be_in_a_listed_network()
    {
        string token = _scene.UserToken(Now, user => user with { User = user.User with { Sources = ["10.0.0.0/8"] } });
        Refused("may not come from 127.0.0.1", token);
        Assert.NotNull(Decide(token, change: request => request with { RemoteHost = "10.1.1.1" }).Admission);
    }

    [Fact]
    public void Hours_end_the_connection_even_before_the_token_does()
    {
        string token = _scene.UserToken(Now, user => user with
        {
            ExpiresAt = Now.AddHours(9).ToUnixTimeSeconds(),
            User = user.User with { Times = [new TimeRangeClaim { Start = "08:00:00", End = "17:00:00" }], TimesLocation = "UTC" },
        });
        Assert.Equal(Now.AddHours(5), Admitted(token).Expires);
        Assert.Contains("time of the day", _scene.Decide(token, _scene.AccountToken(Now), Now.AddHours(6)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void User_that_needs_a_proxy_comes_by_one()
    {
        string token = _scene.UserToken(Now, user => user with { User = user.User with { ProxyRequired = true } });
        Refused(ProxyPolicy.Required, token);
        Assert.Equal("PROXY", _scene.Decide(token, _scene.AccountToken(Now), Now, proxyKey: "PROXY").Admission!.ProxyKey);
    }

    private static UserBody With(UserBody user, string what) => what switch
    {
        "pub" => user with { Publish = new PermissionClaim { Allow = [">"] } },
        "subs" => user with { Subscriptions = -1 },
        "bearer" => user with { BearerToken = true },
        "types" => user with { AllowedConnectionTypes = ["STANDARD"] },
        _ => user with { Sources = ["0.0.0.0/0"] },
    };

    private Verdict Decide(string token, string? account = null, Func<AuthenticationRequest, AuthenticationRequest>? change = null) =>
        _scene.Decide(token, account ?? _scene.AccountToken(Now), Now, change);

    private Admission Admitted(string token, string? account = null)
    {
        Verdict verdict = Decide(token, account);
        Assert.Equal("", verdict.Reason);
        return verdict.Admission!;
    }

    private void Refused(string reason, string token, Func<AuthenticationRequest, AuthenticationRequest>? change = null, string? account = null)
    {
        Verdict verdict = Decide(token, account, change);
        Assert.Null(verdict.Admission);
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }
}
