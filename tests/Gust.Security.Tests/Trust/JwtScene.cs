using System.Text;
using Gust.Foundation;
using Gust.Security.Access;
using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Security.Tokens;
using Gust.Security.Trust;

namespace Gust.Security.Tests.Trust;

/// <summary>An operator, an account with a plain and a scoped signing key, and a user: the cast of the tests of logging in.</summary>
internal sealed class JwtScene
{
    public static readonly UserTermsClaim Unlimited = new() { Subscriptions = -1, Data = -1, Payload = -1 };

    public static readonly AccountLimitsClaim NoLimits = new() { Subscriptions = -1, Data = -1, Payload = -1, Imports = -1, Exports = -1, WildcardExports = true, Connections = -1, LeafNodes = -1 };

    public NKeyPair Operator { get; } = NKeyPair.Create(NKeyPrefix.Operator, new SeededRandom(21));

    public NKeyPair Account { get; } = NKeyPair.Create(NKeyPrefix.Account, new SeededRandom(22));

    public NKeyPair SigningKey { get; } = NKeyPair.Create(NKeyPrefix.Account, new SeededRandom(23));

    public NKeyPair ScopedKey { get; } = NKeyPair.Create(NKeyPrefix.Account, new SeededRandom(24));

    public NKeyPair System { get; } = NKeyPair.Create(NKeyPrefix.Account, new SeededRandom(25));

    public NKeyPair User { get; } = NKeyPair.Create(NKeyPrefix.User, new SeededRandom(26));

    public UserTermsClaim Template { get; init; } = Unlimited;

    public string OperatorToken(DateTimeOffset now) => JwtEncoder.Encode(
        new OperatorClaims { Name = "Acme", Subject = Operator.PublicKey, Operator = new OperatorBody { SystemAccount = System.PublicKey } }, Operator, now);

    public string SystemToken(DateTimeOffset now) => JwtEncoder.Encode(
        new AccountClaims { Name = "SYS", Subject = System.PublicKey, Account = new AccountBody { Limits = NoLimits } }, Operator, now);

    public string AccountToken(DateTimeOffset now, Func<AccountBody, AccountBody>? change = null, long expires = 0, NKeyPair? signer = null)
    {
        AccountBody body = new()
        {
            Limits = NoLimits,
            Tags = ["dept:sales"],
            SigningKeys = [new SigningKeyClaim(SigningKey.PublicKey), new SigningKeyClaim(ScopedKey.PublicKey, new UserScopeClaim { Key = ScopedKey.PublicKey, Role = "r", Template = Template })],
        };
        return JwtEncoder.Encode(new AccountClaims { Name = "Shop", Subject = Account.PublicKey, ExpiresAt = expires, Account = change?.Invoke(body) ?? body }, signer ?? Operator, now);
    }

    /// <summary>A user's token: without limits, of the account itself, unless changed.</summary>
    public string UserToken(DateTimeOffset now, Func<UserClaims, UserClaims>? change = null, NKeyPair? signer = null)
    {
        NKeyPair issuer = signer ?? Account;
        UserBody body = ReferenceEquals(issuer, ScopedKey) ? new UserBody() : new UserBody { Subscriptions = -1, Data = -1, Payload = -1 };
        body = body with { IssuerAccount = ReferenceEquals(issuer, Account) ? "" : Account.PublicKey };
        UserClaims claims = new() { Name = "bob", Subject = User.PublicKey, User = body };
        return JwtEncoder.Encode(change?.Invoke(claims) ?? claims, issuer, now);
    }

    /// <summary>What Gust decides about a user.</summary>
    public Verdict Decide(string userToken, string accountToken, DateTimeOffset now, Func<AuthenticationRequest, AuthenticationRequest>? change = null, string proxyKey = "")
    {
        if (!JwtUserCheck.TryRead(userToken, now, out UserClaims? user, out string? reason))
        {
            return Verdict.Refuse(reason);
        }

        const string Nonce = "PXoWU7zWAMt75FY";
        AuthenticationRequest request = new() { Jwt = userToken, Nonce = Nonce, Signature = User.SignToText(Encoding.ASCII.GetBytes(Nonce)), RemoteHost = "127.0.0.1" };
        if (!JwtToken.TryDecode(OperatorToken(now), out OperatorClaims? operatorClaims, out reason) || !JwtToken.TryDecode(accountToken, out AccountClaims? account, out reason))
        {
            throw new InvalidOperationException(reason);
        }

        return JwtUserCheck.Check(user, account, new OperatorTrust([operatorClaims]), change?.Invoke(request) ?? request, proxyKey, now);
    }
}
