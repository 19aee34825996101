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
        if (request.Former is { } former && client.Decided(former))
        {
            return Verdict.Admit(former); // a reload does not ask the service again about those it let in
        }

        Verdict? verdict = own.Authenticate(request, found => Finish(found, request, later));
        if (verdict is null)
        {
            return null;
        }

        if (policy.TargetFor(request, verdict) is not { } target)
        {
            return verdict;
        }

        client.Ask(target, request, own.TimeoutFor(request.Type), later);
        return null;
    }

    private void Finish(Verdict verdict, AuthenticationRequest request, Action<Verdict> later)
    {
        if (policy.TargetFor(request, verdict) is { } target)
        {
            client.Ask(target, request, own.TimeoutFor(request.Type), later);
        }
        else
        {
            later(verdict);
        }
    }
}
