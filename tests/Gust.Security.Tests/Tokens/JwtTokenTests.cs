using Gust.Security.Claims;
using Gust.Security.Tokens;

namespace Gust.Security.Tests.Tokens;

/// <summary>What others made is read whole.</summary>
public sealed class JwtTokenTests
{
    [Fact]
    public void Operator_is_read()
    {
        OperatorClaims claims = Decode<OperatorClaims>("operator");
        Assert.Equal(NpmTokens.Key("O"), claims.Issuer);
        Assert.Equal(NpmTokens.Key("O"), claims.Subject);
        Assert.Equal("Acme", claims.Name);
        Assert.Equal("NATS", claims.Audience);
        Assert.Equal(1795311629, claims.IssuedAt);
        Assert.Equal([NpmTokens.Key("OS")], claims.Operator.SigningKeys);
        Assert.Equal("nats://localhost:4222", claims.Operator.AccountServerUrl);
        Assert.Equal(["nats://a:4222", "tls://b:4222"], claims.Operator.OperatorServiceUrls);
        Assert.Equal(NpmTokens.Key("B"), claims.Operator.SystemAccount);
        Assert.Equal(["prod"], claims.Operator.Tags);
        Assert.Equal("operator", claims.Operator.Type);
        Assert.False(claims.Operator.StrictSigningKeyUsage);
    }

    [Fact]
    public void Account_with_its_limits_is_read()
    {
        AccountClaims claims = Decode<AccountClaims>("account");
        Assert.Equal(NpmTokens.Key("OS"), claims.Issuer);
        Assert.Equal(4102444800, claims.ExpiresAt);
        Assert.Equal(
            new AccountLimitsClaim
            {
                Subscriptions = -1,
                Connections = 10,
                LeafNodes = -1,
                Imports = -1,
                Exports = -1,
                Data = -1,
                Payload = 1024,
                WildcardExports = true,
                DisallowBearer = true,
                MemoryStorage = -1,
                DiskStorage = 1_000_000,
                Streams = 5,
                Consumers = 10,
                MaxAckPending = 100,
                MemoryMaxStreamBytes = 1,
                DiskMaxStreamBytes = 2,
                MaxBytesRequired = true,
                TieredLimits = claims.Account.Limits.TieredLimits,
            },
            claims.Account.Limits);
        Assert.Empty(claims.Account.Limits.TieredLimits);
        Assert.Equal([new SigningKeyClaim(NpmTokens.Key("AS"))], claims.Account.SigningKeys);
        Assert.Equal(1600000000, claims.Account.Revocations[NpmTokens.Key("U")]);
        Assert.Equal(5, claims.Account.Revocations["*"]);
        Assert.Equal(["a.>"], claims.Account.DefaultPermissions.Publish.Allow);
        Assert.Equal(["a.b"], claims.Account.DefaultPermissions.Publish.Deny);
        Assert.Equal(["c", "d q"], claims.Account.DefaultPermissions.Subscribe.Allow);
        Assert.Equal(new ResponseClaim { Maximum = 2, TtlNanoseconds = 1_000_000_000 }, claims.Account.DefaultPermissions.Responses);
        Assert.Equal([NpmTokens.Key("U")], claims.Account.Authorization.AuthUsers);
        Assert.Equal(["*"], claims.Account.Authorization.AllowedAccounts);
        Assert.StartsWith("XDG4", claims.Account.Authorization.Xkey, StringComparison.Ordinal);
        Assert.Equal("shop", claims.Account.Description);
    }

    [Fact]
    public void Imports_and_exports_are_read()
    {
        AccountBody account = Decode<AccountClaims>("account").Account;
        Assert.Equal(
            [
                new ImportClaim { Name = "i", Subject = "orders.>", Account = NpmTokens.Key("B"), LocalSubject = "theirs.>", Type = "stream", Token = "t" },
                new ImportClaim { Name = "s", Subject = "help", Account = NpmTokens.Key("B"), To = "help.local", Type = "service", Share = true },
            ],
            account.Imports);
        ExportClaim export = Assert.Single(account.Exports);
        Assert.Equal(12, export.Revocations["*"]);
        Assert.Equal(
            new ExportClaim
            {
                Name = "e",
                Subject = "ex.*",
                Type = ExportClaim.Service,
                TokenRequired = true,
                ResponseType = "Chunked",
                ResponseThresholdNanoseconds = 5_000_000_000,
                ServiceLatency = new ServiceLatencyClaim { Sampling = ServiceLatencyClaim.ByHeaders, Results = "lat.x" },
                AccountTokenPosition = 2,
                Revocations = export.Revocations,
                Description = "d",
                InfoUrl = "http://x",
            },
            export);
    }

    [Fact]
    public void User_is_read()
    {
        UserClaims claims = Decode<UserClaims>("user");
        UserBody user = claims.User;
        Assert.Equal(NpmTokens.Key("U"), claims.Subject);
        Assert.Equal(NpmTokens.Key("AS"), claims.Issuer);
        Assert.Equal(NpmTokens.Key("A"), user.IssuerAccount);
        Assert.Equal(1000000000, claims.NotBefore);
        Assert.Equal(["a", "b.>"], user.Publish.Allow);
        Assert.Equal(["b.c"], user.Publish.Deny);
        Assert.Equal(["q.> workers"], user.Subscribe.Allow);
        Assert.Equal(["x"], user.Subscribe.Deny);
        Assert.Equal(new ResponseClaim { Maximum = 1, TtlNanoseconds = 60_000_000_000 }, user.Responses);
        Assert.Equal(["10.0.0.0/8", "192.168.1.0/24"], user.Sources);
        Assert.Equal([new TimeRangeClaim { Start = "08:00:00", End = "17:30:00" }], user.Times);
        Assert.Equal("Europe/Berlin", user.TimesLocation);
        Assert.Equal((5L, -1L, 2048L, true), (user.Subscriptions, user.Data, user.Payload, user.BearerToken));
        Assert.Equal(["STANDARD", "WEBSOCKET"], user.AllowedConnectionTypes);
        Assert.Equal(["t:1"], user.Tags);
        Assert.False(user.IsEmpty);
    }

    [Fact]
    public void Activation_response_and_generic_token_are_read()
    {
        ActivationClaims activation = Decode<ActivationClaims>("activation");
        Assert.Equal(("ex.s", ExportClaim.Stream, NpmTokens.Key("A")), (activation.Activation.Subject, activation.Activation.Kind, activation.Activation.IssuerAccount));
        AuthorizationResponseClaims response = Decode<AuthorizationResponseClaims>("response");
        Assert.Equal(("x", ""), (response.Response.Jwt, response.Response.Error));
        GenericClaims generic = Decode<GenericClaims>("generic");
        Assert.Equal([NpmTokens.Key("A")], generic.Content.Strings("accounts"));
        Assert.Null(generic.Content.Strings("n"));
        Assert.Null(generic.Content.Strings("missing"));
    }

    [Fact]
    public void Scoped_signing_key_carries_its_template()
    {
        SigningKeyClaim key = Assert.Single(Decode<AccountClaims>("scopedAccount").Account.SigningKeys);
        Assert.Equal(NpmTokens.Key("AS"), key.Key);
        Assert.NotNull(key.Scope);
        Assert.Equal("admin", key.Scope.Role);
        Assert.Equal(["{{name()}}.>"], key.Scope.Template.Publish.Allow);
        Assert.True(key.Scope.Template.BearerToken);
        Assert.Equal(7, key.Scope.Template.Subscriptions);
        Assert.True(Decode<UserClaims>("scopedUser").User.IsEmpty);
    }

    [Fact]
    public void Version_1_user_has_no_limits_unless_it_says_so()
    {
        UserBody user = Decode<UserClaims>("legacyUser").User;
        Assert.Equal("user", user.Type);
        Assert.Equal(["a"], user.Publish.Allow);
        Assert.Equal(["10.0.0.0/8", "1.2.3.4/32"], user.Sources);
        Assert.Equal((-1L, -1L, -1L), (user.Subscriptions, user.Data, user.Payload));
    }

    [Fact]
    public void Version_1_account_is_read() => Assert.Equal(5, Decode<AccountClaims>("legacyAccount").Account.Limits.Connections);

    [Fact]
    public void Token_of_another_kind_is_refused_by_name()
    {
        Assert.False(JwtToken.TryDecode(NpmTokens.Token("user"), out AccountClaims? _, out string? error));
        Assert.Equal("the JWT is of type user", error);
    }

    private static T Decode<T>(string name)
        where T : JwtClaims
    {
        Assert.True(JwtToken.TryDecode(NpmTokens.Token(name), out T? claims, out string? error), error);
        return claims;
    }
}
