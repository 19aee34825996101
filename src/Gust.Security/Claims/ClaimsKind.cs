using System.Text.Json.Serialization.Metadata;
using Gust.Security.Keys;
using Gust.Security.Tokens;

namespace Gust.Security.Claims;

/// <summary>A kind of token: what its <c>nats.type</c> is, whose key may sign it and about whose key it may be.</summary>
/// <param name="Type">Its name in the token.</param>
/// <param name="Claims">The record of this kind.</param>
/// <param name="Json">How that is read and written.</param>
/// <param name="Issuers">Empty: any key may sign.</param>
/// <param name="Subject">Null: about anything.</param>
internal sealed record ClaimsKind(string Type, Type Claims, JsonTypeInfo Json, NKeyPrefix[] Issuers, NKeyPrefix? Subject)
{
    private static readonly ClaimsKind s_generic = new("generic", typeof(GenericClaims), JwtJson.Generic, [], null);

    private static readonly ClaimsKind[] s_all =
    [
        new("operator", typeof(OperatorClaims), JwtJson.Operator, [NKeyPrefix.Operator], NKeyPrefix.Operator),
        new("account", typeof(AccountClaims), JwtJson.Account, [NKeyPrefix.Operator, NKeyPrefix.Account], NKeyPrefix.Account),
        new("user", typeof(UserClaims), JwtJson.User, [NKeyPrefix.Account], NKeyPrefix.User),
        new("activation", typeof(ActivationClaims), JwtJson.Activation, [NKeyPrefix.Account], NKeyPrefix.Account),
        new("authorization_request", typeof(AuthorizationRequestClaims), JwtJson.AuthorizationRequest, [NKeyPrefix.Server], null),
        new("authorization_response", typeof(AuthorizationResponseClaims), JwtJson.AuthorizationResponse, [NKeyPrefix.Account], NKeyPrefix.User),
        s_generic,
    ];

    /// <summary>The kind of a name; what is not known is generic.</summary>
    public static ClaimsKind Named(string type) => Array.Find(s_all, kind => kind.Type == type) ?? s_generic;

    public static ClaimsKind Of(JwtClaims claims) => Array.Find(s_all, kind => kind.Claims == claims.GetType()) ?? s_generic;

    /// <summary>Whether the key's text is that of a key that may sign tokens of this kind.</summary>
    public bool MayIssue(string publicKey) =>
        NKeyText.TryDecode(publicKey, out NKeyPrefix prefix, out _) && prefix != NKeyPrefix.Curve && (Issuers.Length == 0 || Issuers.Contains(prefix));

    public bool MayBeAbout(string subject) => Subject is null || NKeyText.IsValid(subject, Subject.Value);
}
