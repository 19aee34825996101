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
/// <remarks>Work that touches the disk is done one after the other on a thread of its own.</remarks>
internal sealed class ClaimsService(DirectorySource store, ClaimedAccounts accounts, SystemResponder responder, string systemAccount, ILogger logger) : IDisposable
{
    private const int UpdateFailed = 500;
    private readonly BackgroundWorker _worker = new("Gust claims", logger);

    public void Start()
    {
        Serve("$SYS.REQ.CLAIMS.UPDATE", (_, payload) => Update(payload, expected: null));
        Serve("$SYS.REQ.ACCOUNT.*.CLAIMS.UPDATE", (subject, payload) => Update(payload, Token(subject, 3)));
        Serve("$SYS.ACCOUNT.*.CLAIMS.UPDATE", (subject, payload) => Update(payload, Token(subject, 2)));
        if (store.IsCache)
        {
            return;
        }

        responder.Serve("$SYS.REQ.ACCOUNT.*.CLAIMS.LOOKUP", (in Publication request) =>
        {
            string account = Token(Encoding.UTF8.GetString(request.Subject), 3);
            Later(request, (reply, _) => responder.Answer(reply, Encoding.ASCII.GetBytes(store.Read(account) ?? "")));
        });
        responder.Serve("$SYS.REQ.CLAIMS.LIST", (in Publication request) => Later(request, (reply, _) => responder.Answer(reply, List(), bodyFirst: true)));
        Serve("$SYS.REQ.CLAIMS.DELETE", (_, payload) => Delete(payload));
        responder.Serve("$SYS.REQ.CLAIMS.PACK", (in Publication request) => Later(request, Pack));
    }

    public void Dispose() => _worker.Dispose();

    private static string Token(string subject, int index) => subject.Split('.')[index];

    /// <summary>Serves a subject whose answer is an envelope around what <paramref name="work"/> makes.</summary>
    private void Serve(string subject, Func<string, string, Action<Utf8JsonWriter>> work) => responder.Serve(subject, (in Publication request) =>
    {
        string requested = Encoding.UTF8.GetString(request.Subject);
        Later(request, (reply, payload) => responder.Answer(reply, work(requested, payload)));
    });

    private void Later(in Publication request, Action<byte[], string> work)
    {
        byte[] reply = request.Reply.ToArray();
        string payload = Encoding.UTF8.GetString(request.Body[Math.Max(0, request.HeaderSize)..]);
        _worker.Schedule(() => work(reply, payload));
    }

    private Action<Utf8JsonWriter> Update(string jwt, string? expected)
    {
        if (!JwtToken.TryDecode(jwt, out JwtClaims? claims, out string? error))
        {
            return Refused(expected ?? "n/a", error);
        }

        if (claims is not AccountClaims)
        {
            return Refused(expected ?? "n/a", "not account claim");
        }

        if (expected is not null && expected != claims.Subject)
        {
            return Refused(expected, "subject does not match jwt content");
        }

        if (store.IsCache && store.Read(claims.Subject) is null)
        {
            return Done(claims.Subject, "jwt update cache skipped"); // a cache holds what was asked for
        }

        try
        {
            store.Save(claims.Subject, jwt, claims.IssuedAt);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            OperatorLog.AccountUnwritable(logger, claims.Subject, e.Message);
            return Refused(claims.Subject, e.Message);
        }

        accounts.Update(claims.Subject, jwt);
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
            return Refused("", $"delete accounts request by {issuer} failed - {objection}", isBare: true);
        }

        foreach (string key in keys)
        {
            store.Delete(key);
            accounts.Remove(key);
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

        if (claims is not GenericClaims request || claims.Subject != claims.Issuer || !accounts.Trust.Keys.Contains(claims.Issuer))
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
                responder.Answer(reply, Encoding.ASCII.GetBytes($"{key}|{jwt}"));
            }
        }

        responder.Answer(reply, ReadOnlySpan<byte>.Empty);
    }

    private static Action<Utf8JsonWriter> Done(string account, string message) => json =>
    {
        json.WriteStartObject("data"u8);
        WriteAccount(json, account);
        json.WriteNumber("code"u8, 200);
        json.WriteString("message"u8, message);
        json.WriteEndObject();
    };

    private static Action<Utf8JsonWriter> Refused(string account, string error, bool isBare = false) => json =>
    {
        json.WriteStartObject("error"u8);
        WriteAccount(json, account);
        json.WriteNumber("code"u8, UpdateFailed);
        json.WriteString("description"u8, isBare ? error : $"jwt update resulted in error - {error}");
        json.WriteEndObject();
    };

    private static void WriteAccount(Utf8JsonWriter json, string account)
    {
        if (account.Length > 0)
        {
            json.WriteString("account"u8, account);
        }
    }
}
