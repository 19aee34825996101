using Gust.Security.Claims;

namespace Gust.Server.Callout;

/// <summary>What a service said about a client that it let in, kept to be held against other rules later.</summary>
/// <param name="Service">Name of the service's account.</param>
/// <param name="Signer">Key that signed the answer.</param>
/// <param name="User">The user that the service made.</param>
internal sealed record CalloutDecision(string Service, string Signer, UserClaims User);
