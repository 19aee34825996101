using Gust.Security.Claims;

namespace Gust.Server.Operators;

/// <summary>An account in use, as its newest JWT says. Immutable.</summary>
/// <param name="Jwt">The token.</param>
/// <param name="Claims">What it says; trusted, and valid when it was loaded.</param>
internal sealed record LoadedAccount(string Jwt, AccountClaims Claims);
