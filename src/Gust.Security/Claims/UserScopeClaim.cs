namespace Gust.Security.Claims;

/// <summary>A scoped signing key as JSON has it.</summary>
internal sealed record UserScopeClaim
{
    public const string UserScope = "user_scope";

    public string Kind { get; set; } = UserScope;

    public string Key { get; set; } = "";

    public string Role { get; set; } = "";

    public UserTermsClaim Template { get; set; } = new();

    public string Description { get; set; } = "";
}
