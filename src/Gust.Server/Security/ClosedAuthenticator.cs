using Gust.Security.Access;
using Gust.Security.Definitions;

namespace Gust.Server.Security;

/// <summary>Lets nobody in: what a server has before it knows whom to let in.</summary>
internal sealed class ClosedAuthenticator : IAuthenticator
{
    public static ClosedAuthenticator Instance { get; } = new();

    public bool NeedsNonce => false;

    public bool AsksForCredentials(ConnectionKinds type) => true;

    public TimeSpan TimeoutFor(ConnectionKinds type) => AccessPolicy.DefaultTimeout;

    public Admission? Anonymous(ConnectionKinds type) => null;

    public Verdict? Authenticate(AuthenticationRequest request, Action<Verdict> later) => Verdict.Refuse("the server is starting");
}
