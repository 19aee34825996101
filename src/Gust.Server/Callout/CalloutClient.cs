using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using Gust.Core;
using Gust.Core.Internal;
using Gust.Foundation;
using Gust.Security.Access;
using Gust.Security.Checks;
using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Security.Tokens;
using Gust.Server.Security;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Callout;

/// <summary>Asks services about clients and reads their answers.</summary>
internal sealed class CalloutClient(Broker broker, ServerKeys keys, ILogger logger)
{
    public const string RequestSubject = "$SYS.REQ.USER.AUTH";

    private static readonly byte[] s_request = Encoding.ASCII.GetBytes(RequestSubject);
    private readonly string _inbox = $"$SYS._INBOX.{keys.Id[^12..]}.";
    private readonly ConcurrentDictionary<string, PendingCallout> _pending = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<Account, ServiceEndpoint> _inboxes = [];
    private readonly ConditionalWeakTable<Admission, CalloutDecision> _decisions = [];

    /// <summary>What a service said, if an admission is its doing.</summary>
    public CalloutDecision? DecisionOn(Admission admission) => _decisions.TryGetValue(admission, out CalloutDecision? decision) ? decision : null;

    /// <summary>The account of a service has changed: whom it let in may have to go.</summary>
    public void Recheck(string service)
    {
        foreach (ClientSession session in broker.Sessions.Where(one => DecisionOn(one.Grant.Admission)?.Service == service))
        {
            session.Recheck();
        }
    }

    /// <summary>Whether what a service said of a client still lets it in, and as what.</summary>
    public void Confirm(CalloutDecision decision, CalloutTarget target, AuthenticationRequest request, Action<Verdict> later) =>
        _ = ConfirmAsync(decision, target, request, later);

    /// <summary>Publishes the request; the verdict comes by the answer or by the time limit.</summary>
    public void Ask(CalloutTarget target, AuthenticationRequest request, TimeSpan timeout, Action<Verdict> later)
    {
        if (keys.Signing is null || keys.Curve is null)
        {
            later(Verdict.Refuse("auth callout needs libcrypto, which was not found"));
            return;
        }

        using NKeyPair user = NKeyPair.Create(NKeyPrefix.User, broker.Random);
        string reply = _inbox + NextToken();
        byte[] token = Encoding.ASCII.GetBytes(CalloutRequest.Encode(broker, keys, target, request, user.PublicKey, timeout));
        byte[] headers = [];
        if (target.CurveKey.Length > 0)
        {
            if (!keys.Curve.TrySeal(token, target.CurveKey, broker.Random, out byte[]? box))
            {
                later(Verdict.Refuse("auth callout: xkey is not the public curve key of a service"));
                return;
            }

            token = box;
            headers = Encoding.ASCII.GetBytes($"NATS/1.0\r\nNats-Server-Xkey: {keys.Curve.PublicKey}\r\n\r\n");
        }

        Listen(target.Account);
        PendingCallout pending = new(broker, target, request, user.PublicKey, verdict => Conclude(reply, verdict, request, target, later));
        _pending[reply] = pending;
        pending.Start(timeout, () => _pending.TryRemove(reply, out _));
        if (broker.Internal.Publish(target.Account, s_request, Encoding.ASCII.GetBytes(reply), headers, token) == 0)
        {
            pending.Finish(Verdict.Refuse("auth callout service is not there"));
        }
    }

    /// <summary>Nobody in the service's account can guess where an answer is awaited, and refuse others by answering first.</summary>
    private string NextToken()
    {
        Span<byte> token = stackalloc byte[16];
        broker.Random.Fill(token);
        return Convert.ToHexString(token);
    }

    private void Conclude(string reply, Verdict verdict, AuthenticationRequest request, CalloutTarget target, Action<Verdict> later)
    {
        _pending.TryRemove(reply, out _);
        if (verdict.Admission is null)
        {
            CalloutLog.Refused(logger, request.RemoteHost, request.ClientId, verdict.Reason);
            if (broker.FindSession(request.ClientId) is { } session)
            {
                broker.ClientEvents.RefusedByService(session, target.Account, verdict.Reason);
            }
        }

        later(verdict);
    }

    /// <summary>One endpoint per account takes all answers.</summary>
    private void Listen(Account account) => _inboxes.GetValue(account, known =>
    {
        ServiceEndpoint endpoint = new(OnAnswer);
        known.Interest.Add(Encoding.ASCII.GetBytes(_inbox + "*"), queue: null, endpoint);
        return endpoint;
    });

    private void OnAnswer(in Publication answer)
    {
        if (_pending.TryRemove(Encoding.ASCII.GetString(answer.Subject), out PendingCallout? pending))
        {
            byte[] payload = answer.Body[Math.Max(0, answer.HeaderSize)..].ToArray();
            _ = DecideAsync(pending, payload);
        }
    }

    private async Task DecideAsync(PendingCallout pending, byte[] payload)
    {
        Verdict verdict;
        try
        {
            verdict = TryReadDecision(pending, payload, out CalloutDecision? decision, out string? reason)
                ? await AdmitAsync(decision, pending.Target, pending.Request).ConfigureAwait(false)
                : Verdict.Refuse(reason);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            verdict = Verdict.Refuse($"auth callout answer could not be used: {e.Message}"); // who waits must hear something
        }

        pending.Finish(verdict);
    }

    private async Task ConfirmAsync(CalloutDecision decision, CalloutTarget target, AuthenticationRequest request, Action<Verdict> later)
    {
        Verdict verdict;
        try
        {
            verdict = decision.Service != target.Account.Name ? Verdict.Refuse("another auth callout service decides now")
                : !target.MaySign(decision.Signer) ? Verdict.Refuse("auth callout answer was signed by a key that is not the issuer's any more")
                : ClaimsCheck.Validate(decision.User, broker.Time.GetUtcNow()) is [var issue, ..] ? Verdict.Refuse($"auth callout user: {issue}")
                : await AdmitAsync(decision, target, request).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            verdict = Verdict.Refuse($"auth callout answer could not be looked at again: {e.Message}"); // nobody stays because of a defect
        }

        later(verdict);
    }

    private async Task<Verdict> AdmitAsync(CalloutDecision decision, CalloutTarget target, AuthenticationRequest request)
    {
        Verdict verdict = await target.Admit(decision.User, request).ConfigureAwait(false);
        if (verdict.Admission is { } admission)
        {
            _decisions.Add(admission, decision);
        }

        return verdict;
    }

    /// <summary>Opens and checks an answer down to the user in it.</summary>
    private bool TryReadDecision(PendingCallout pending, byte[] payload, [NotNullWhen(true)] out CalloutDecision? decision, [NotNullWhen(false)] out string? reason)
    {
        decision = null;
        CalloutTarget target = pending.Target;
        if (payload.AsSpan().StartsWith("xkv1"u8))
        {
            if (target.CurveKey.Length == 0 || !keys.Curve!.TryOpen(payload, target.CurveKey, out byte[]? opened))
            {
                reason = "auth callout answer cannot be opened";
                return false;
            }

            payload = opened;
        }

        if (!JwtToken.TryDecode(Encoding.ASCII.GetString(payload), out AuthorizationResponseClaims? response, out reason))
        {
            return false;
        }

        reason = Objection(response, pending);
        if (reason is not null || !JwtToken.TryDecode(response.Response.Jwt, out UserClaims? user, out reason))
        {
            return false;
        }

        reason = user.Subject != pending.UserKey ? "auth callout answer is about another user"
            : ClaimsCheck.Validate(user, broker.Time.GetUtcNow()) is [var issue, ..] ? $"auth callout user: {issue}" : null;
        decision = reason is null ? new CalloutDecision(target.Account.Name, response.Issuer, user) : null;
        return reason is null;
    }

    private string? Objection(AuthorizationResponseClaims response, PendingCallout pending)
    {
        if (response.Subject != pending.UserKey || response.Audience != keys.Id)
        {
            return "auth callout answer is to another request";
        }

        if (!pending.Target.MaySign(response.Issuer))
        {
            return "auth callout answer is not signed by the issuer";
        }

        if (response.Response.Error.Length > 0)
        {
            return $"Auth callout service returned an error: {response.Response.Error}";
        }

        return ClaimsCheck.Validate(response, broker.Time.GetUtcNow()) is [var issue, ..] ? $"auth callout answer: {issue}" : null;
    }
}
