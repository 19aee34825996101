using Gust.Core;
using Gust.Security.Access;
using Gust.Security.Claims;

namespace Gust.Server.Callout;

/// <summary>Which service decides about a client, and how its answer is held against what it may say.</summary>
internal sealed record CalloutTarget
{
    /// <summary>Account in which the service listens.</summary>
    public required Account Account { get; init; }

    /// <summary>Public account key that the answer is about and signed by.</summary>
    public required string Issuer { get; init; }

    /// <summary>Public curve key of the service; empty: requests are not sealed.</summary>
    public string CurveKey { get; init; } = "";

    /// <summary>Whether a key may sign the service's answers.</summary>
    public required Func<string, bool> MaySign { get; init; }

    /// <summary>Turns the user that the service made into an admission.</summary>
    public required Func<UserClaims, AuthenticationRequest, Task<Verdict>> Admit { get; init; }
}
