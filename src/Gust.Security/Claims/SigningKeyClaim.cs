namespace Gust.Security.Claims;

/// <summary>A key that signs users for an account. With a scope, its users get the scope's permissions and none of their own.</summary>
internal sealed record SigningKeyClaim(string Key, UserScopeClaim? Scope = null);
