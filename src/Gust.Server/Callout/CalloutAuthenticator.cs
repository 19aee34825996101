using Gust.Security.Access;
using Gust.Security.Definitions;

namespace Gust.Server.Callout;

/// <summary>Has a service decide about clients, where the policy says so (spec: auth.md section 7).</summary>
internal sealed class CalloutAuthenticator(IAuthenticator own, ICalloutPolicy policy, CalloutClient client) : IAuthenticator
{
    public bool NeedsNonce => own.NeedsNonce;

    public bool AsksForCredentials(ConnectionKinds type) => true;

    public TimeSpan TimeoutFor(ConnectionKinds type) => own.TimeoutFor(type);

    /// <summary>Nobody comes in unasked about.</summary>
    public Admission? Anonymous(ConnectionKinds type) => null;

    public Verdict? Authenticate(AuthenticationRequest request, Action<Verdict> later)
    {
        CalloutDecision? decision = request.Former is { } former ? client.DecisionOn(former) : null;
        AuthenticationRequest shown = decision is null ? request : request with { Former = null }; // that admission was never the server's own
        Verdict? verdict = own.Authenticate(shown, found =>
        {
            if (Finish(found, request, decision, later) is { } final)
            {
                later(final);
            }
        });
        return verdict is null ? null : Finish(verdict, request, decision, later);
    }

    /// <summary>The server's own verdict where it stands. A service is not asked again about those it let in: what it said is held against the present rules.</summary>
    private Verdict? Finish(Verdict verdict, AuthenticationRequest request, CalloutDecision? decision, Action<Verdict> later)
    {
        if (policy.TargetFor(request, verdict) is not { } target)
        {
            return verdict;
        }

        if (decision is null)
        {
            client.Ask(target, request, own.TimeoutFor(request.Type), later);
        }
        else
        {
            client.Confirm(decision, target, request, later);
        }

        return null;
    }
}
