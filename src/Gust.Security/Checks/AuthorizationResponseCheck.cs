using Gust.Security.Claims;
using Gust.Security.Keys;

namespace Gust.Security.Checks;

internal static class AuthorizationResponseCheck
{
    public static void Validate(AuthorizationResponseClaims claims, List<string> issues)
    {
        KeyCheck.Required(claims.Audience, NKeyPrefix.Server, "aud", issues);
        KeyCheck.Optional(claims.Response.IssuerAccount, NKeyPrefix.Account, "issuer_account", issues);
        if ((claims.Response.Jwt.Length > 0) == (claims.Response.Error.Length > 0))
        {
            issues.Add("exactly one of jwt and error is expected");
        }
    }
}
