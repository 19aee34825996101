using Gust.Security.Definitions;

namespace Gust.Security.Access;

/// <summary>Decides who may connect, and as what.</summary>
internal interface IAuthenticator
{
    /// <summary>Clients get a nonce to sign.</summary>
    bool NeedsNonce { get; }

    /// <summary>Credentials are configured, whether or not one may do without.</summary>
    bool AsksForCredentials(ConnectionKinds type);

    /// <summary>Time a client has to show its credentials.</summary>
    TimeSpan TimeoutFor(ConnectionKinds type);

    /// <summary>What clients that have shown nothing yet may do; null: they must show credentials first.</summary>
    Admission? Anonymous(ConnectionKinds type);

    /// <summary>Answers at once, or gives null and calls <paramref name="later"/> once, from any thread; for a peer that has gone perhaps never.</summary>
    Verdict? Authenticate(AuthenticationRequest request, Action<Verdict> later);
}
