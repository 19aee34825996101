using Gust.Security.Access;
using Gust.Security.Definitions;

namespace Gust.Monitoring.Tests.SystemAccount;

/// <summary>Lets everybody into the account of his name.</summary>
internal sealed class UserIsAccount : IAuthenticator
{
    public bool NeedsNonce => false;

    public TimeSpan TimeoutFor(ConnectionKinds type) => TimeSpan.FromSeconds(2);

    public Admission? Anonymous(ConnectionKinds type) => null;

    public bool AsksForCredentials(ConnectionKinds type) => true;

    public Verdict? Authenticate(AuthenticationRequest request, Action<Verdict> later) => Verdict.Admit(Admission.To(request.User));
}
