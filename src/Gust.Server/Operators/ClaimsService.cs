using System.Text;
using System.Text.Json;
using Gust.Core;
using Gust.Core.SystemServices;
using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Security.Tokens;
using Gust.Server.Security;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Operators;

/// <summary>Takes, gives, lists and deletes account JWTs on request of the system account (spec: auth.md section 6.3).</summary>
internal sealed class ClaimsService(DirectorySource store, ClaimedAccounts accounts, SystemResponder responder, string systemAccount, ILogger logger)
    : UpdateService(accounts, responder, logger)
{
    private readonly ClaimedAccounts _accounts = accounts;
    private readonly SystemResponder _responder = responder;
    private readonly ILogger _logger = logger;

    public override void Start()
    {
        base.Start();
        Serve("$SYS.REQ.CLAIMS.UPDATE", (_, payload) => Update(payload, expected: null));
        if (store.IsCache)
        {
            return;
        }

        _responder.Serve("$SYS.REQ.ACCOUNT.*.CLAIMS.LOOKUP", (in Publication request) =>
        {
            string account = Token(Encoding.UTF8.GetString(request.Subject), 3);
            Later(request, (reply, _) => _responder.Answer(reply, Encoding.ASCII.GetBytes(store.Read(account) ?? "")));
        });
        _responder.Serve("$SYS.REQ.CLAIMS.LIST", (in Publication request) => Later(request, (reply, _) => _responder.Answer(reply, List(), bodyFirst: true)));
        Serve("$SYS.REQ.CLAIMS.DELETE", (_, payload) => Delete(payload));
        _responder.Serve("$SYS.REQ.CLAIMS.PACK", (in Publication request) => Later(request, Pack));
    }

    protected override Action<Utf8JsonWriter> Apply(JwtClaims claims, string jwt)
    {
        if (store.IsCache && store.Read(claims.Subject) is null)
        {
            return Done(claims.Subject, "jwt update cache skipped"); // a cache holds what was asked for
        }

        bool isNews;
        try
        {
            isNews = store.Save(claims.Subject, jwt, claims.IssuedAt);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            OperatorLog.AccountUnwritable(_logger, claims.Subject, e.Message);
            return RefusedUpdate(claims.Subject, e.Message);
        }

        if (isNews)
        {
            _accounts.Update(claims.Subject, jwt); // an older one would take back what the younger one revoked
        }

        return Done(claims.Subject, store.IsCache ? "jwt updated cache" : "jwt updated");
    }

    private Action<Utf8JsonWriter> List()
    {
        IReadOnlyList<string> keys = store.List();
        return json =>
        {
            json.WriteStartArray("data"u8);
            foreach (string key in keys)
            {
                json.WriteStringValue(key);
            }

            json.WriteEndArray();
        };
    }

    private Action<Utf8JsonWriter> Delete(string jwt)
    {
        string issuer = "";
        string? objection = DeleteObjection(jwt, ref issuer, out IReadOnlyList<string> keys);
        if (objection is not null)
        {
            return Refused("", $"delete accounts request by {issuer} failed - {objection}");
        }

        foreach (string key in keys)
        {
            store.Delete(key);
            _accounts.Remove(key);
        }

        return Done("", $"deleted {keys.Count} accounts");
    }

    private string? DeleteObjection(string jwt, ref string issuer, out IReadOnlyList<string> keys)
    {
        keys = [];
        if (!JwtToken.TryDecode(jwt, out JwtClaims? claims, out string? error))
        {
            return error;
        }

        issuer = claims.Issuer;
        if (!store.AllowsDelete)
        {
            return "delete must be enabled in server config";
        }

        if (claims is not GenericClaims request || claims.Subject != claims.Issuer || !_accounts.Trust.Keys.Contains(claims.Issuer))
        {
            return "not trusted";
        }

        if (request.Content.Strings("accounts") is not { } named || !named.All(key => NKeyText.IsValid(key, NKeyPrefix.Account)))
        {
            return "malformed request";
        }

        keys = named;
        return named.Contains(systemAccount) ? "not allowed to delete system account" : null;
    }

    /// <summary>Sends every token to another server, then an empty message. The same set there: the empty message only.</summary>
    private void Pack(byte[] reply, string payload)
    {
        foreach (string key in store.List())
        {
            if (store.Read(key) is { } jwt)
            {
                _responder.Answer(reply, Encoding.ASCII.GetBytes($"{key}|{jwt}"));
            }
        }

        _responder.Answer(reply, ReadOnlySpan<byte>.Empty);
    }
}
