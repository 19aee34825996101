using Gust.Security.Access;

namespace Gust.Server.Callout;

/// <summary>Says about which clients a service is asked.</summary>
internal interface ICalloutPolicy
{
    /// <summary>The service to ask; null: the verdict stands.</summary>
    /// <param name="request">What the client showed.</param>
    /// <param name="verdict">What the server itself would say.</param>
    CalloutTarget? TargetFor(AuthenticationRequest request, Verdict verdict);
}
