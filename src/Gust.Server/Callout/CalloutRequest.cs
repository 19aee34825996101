using Gust.Core;
using Gust.Foundation;
using Gust.Protocol;
using Gust.Security.Access;
using Gust.Security.Claims;
using Gust.Security.Definitions;
using Gust.Security.Tokens;
using Gust.Server.Security;

namespace Gust.Server.Callout;

/// <summary>Writes what a service is told of a client.</summary>
internal static class CalloutRequest
{
    private const string Audience = "nats-authorization-request";

    public static string Encode(Broker broker, ServerKeys keys, CalloutTarget target, AuthenticationRequest request, string userKey, TimeSpan timeout)
    {
        DateTimeOffset now = broker.Time.GetUtcNow();
        AuthorizationRequestClaims claims = new()
        {
            Audience = Audience,
            Subject = target.Issuer,
            ExpiresAt = (now + timeout).ToUnixTimeSeconds(),
        };
        AuthorizationRequestBody body = claims.Request;
        body.UserNkey = userKey;
        body.Server = new ServerClaim
        {
            Name = broker.Identity.Name,
            Host = broker.Identity.Host,
            Id = keys.Id,
            Version = ServerInfo.CompatibilityVersion,
            Xkey = target.CurveKey.Length > 0 ? keys.Curve!.PublicKey : "",
        };
        body.Client = Client(request);
        body.Connect = Connect(request);
        body.ClientTls = request.Tls is { } tls ? Tls(tls) : null;
        return JwtEncoder.Encode(claims, keys.Signing!, now);
    }

    private static ClientClaim Client(AuthenticationRequest request)
    {
        UserClaims? shown = JwtToken.TryDecode(request.Jwt, out UserClaims? user, out _) ? user : null;
        return new ClientClaim
        {
            Host = request.RemoteHost,
            Id = request.ClientId,
            User = request.User.Length > 0 ? request.User : shown?.Subject ?? "",
            Name = request.Client.Name,
            NameTag = shown?.Name ?? "",
            Kind = "Client",
            Type = request.Type == ConnectionKinds.WebSocket ? "websocket" : "nats",
            Nonce = request.Signature.Length > 0 ? request.Nonce : "", // what was signed, for who checks it
        };
    }

    private static ConnectClaim Connect(AuthenticationRequest request) => new()
    {
        Jwt = request.Jwt,
        Nkey = request.NKey,
        Signature = request.Signature,
        AuthToken = request.Token,
        User = request.User,
        Password = request.Password,
        Name = request.Client.Name,
        Language = request.Client.Lang,
        Version = request.Client.Version,
        Protocol = request.Client.Protocol,
    };

    private static ClientTlsClaim Tls(TlsPeer tls) => new()
    {
        Version = tls.Version,
        Cipher = tls.Cipher,
        Certs = [.. tls.Chain.Select(certificate => certificate.ExportCertificatePem())],
    };
}
