using Gust.Security.Access;
using Gust.Security.Definitions;

namespace Gust.Core.Tests;

/// <summary>Decides when the test says so.</summary>
internal sealed class LateAuthenticator : IAuthenticator
{
    private Action<Verdict>? _later;

    public bool NeedsNonce => false;

    /// <summary>What was asked last.</summary>
    public AuthenticationRequest? Request { get; private set; }

    public bool AsksForCredentials(ConnectionKinds type) => true;

    public TimeSpan TimeoutFor(ConnectionKinds type) => TimeSpan.FromSeconds(2);

    public Admission? Anonymous(ConnectionKinds type) => null;

    public Verdict? Authenticate(AuthenticationRequest request, Action<Verdict> later)
    {
        Request = request;
        _later = later;
        return null;
    }

    public void Say(Verdict verdict) => _later!(verdict);

    public void Admit(string user) => _later!(Verdict.Admit(new Admission(Account.GlobalName, permissions: null) { User = user }));
}
