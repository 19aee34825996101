using System.Text;
using System.Text.Json;
using Gust.Core;
using Gust.Core.SystemServices;
using Gust.Security.Claims;
using Gust.Security.Tokens;
using Gust.Server.Security;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Operators;

/// <summary>Takes newer JWTs of accounts in use from the system account; for resolvers that keep none (spec: auth.md section 6.3).</summary>
/// <remarks>Work is done one after the other on a thread of its own.</remarks>
internal class UpdateService(ClaimedAccounts accounts, SystemResponder responder, ILogger logger) : IDisposable
{
    private const int UpdateFailed = 500;
    private readonly BackgroundWorker _worker = new("Gust claims", logger);

    public virtual void Start()
    {
        Serve("$SYS.REQ.ACCOUNT.*.CLAIMS.UPDATE", (subject, payload) => Update(payload, Token(subject, 3)));
        Serve("$SYS.ACCOUNT.*.CLAIMS.UPDATE", (subject, payload) => Update(payload, Token(subject, 2)));
    }

    public void Dispose() => _worker.Dispose();

    protected static string Token(string subject, int index) => subject.Split('.')[index];

    /// <summary>Serves a subject whose answer is an envelope around what <paramref name="work"/> makes.</summary>
    protected void Serve(string subject, Func<string, string, Action<Utf8JsonWriter>> work) => responder.Serve(subject, (in Publication request) =>
    {
        string requested = Encoding.UTF8.GetString(request.Subject);
        Later(request, (reply, payload) => responder.Answer(reply, work(requested, payload)));
    });

    protected void Later(in Publication request, Action<byte[], string> work)
    {
        byte[] reply = request.Reply.ToArray();
        string payload = Encoding.UTF8.GetString(request.Body[Math.Max(0, request.HeaderSize)..]);
        _worker.Schedule(() => work(reply, payload));
    }

    /// <param name="expected">The account that the subject names; null when it names none.</param>
    protected Action<Utf8JsonWriter> Update(string jwt, string? expected)
    {
        if (!JwtToken.TryDecode(jwt, out JwtClaims? claims, out string? error))
        {
            return RefusedUpdate(expected ?? "n/a", error);
        }

        if (claims is not AccountClaims)
        {
            return RefusedUpdate(expected ?? "n/a", "not account claim");
        }

        return expected is not null && expected != claims.Subject
            ? RefusedUpdate(expected, "subject does not match jwt content")
            : Apply(claims, jwt);
    }

    /// <summary>Does what there is to do with the token of an account, and answers.</summary>
    protected virtual Action<Utf8JsonWriter> Apply(JwtClaims claims, string jwt)
    {
        if (accounts.Find(claims.Subject) is null)
        {
            return Done(claims.Subject, "jwt update skipped"); // it is fetched when somebody needs it
        }

        if (!accounts.Counts(claims.Subject, jwt))
        {
            return RefusedUpdate(claims.Subject, "account validation failed");
        }

        accounts.Update(claims.Subject, jwt);
        return Done(claims.Subject, "jwt updated");
    }

    protected static Action<Utf8JsonWriter> Done(string account, string message) => json =>
    {
        json.WriteStartObject("data"u8);
        WriteAccount(json, account);
        json.WriteNumber("code"u8, 200);
        json.WriteString("message"u8, message);
        json.WriteEndObject();
    };

    protected static Action<Utf8JsonWriter> RefusedUpdate(string account, string error) => Refused(account, $"jwt update resulted in error - {error}");

    protected static Action<Utf8JsonWriter> Refused(string account, string error) => json =>
    {
        json.WriteStartObject("error"u8);
        WriteAccount(json, account);
        json.WriteNumber("code"u8, UpdateFailed);
        json.WriteString("description"u8, error);
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
