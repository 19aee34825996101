namespace Gust.Security.Claims;

/// <summary>Who decides about an account's users: a service, if there are users that may be it.</summary>
internal sealed record ExternalAuthorizationClaim
{
    /// <summary>User keys that log in by themselves, the callout service among them.</summary>
    public IReadOnlyList<string> AuthUsers { get; set; } = [];

    /// <summary>Account keys that it may place users into, or <c>*</c>.</summary>
    public IReadOnlyList<string> AllowedAccounts { get; set; } = [];

    /// <summary>The service's curve key: requests are sealed for it.</summary>
    public string Xkey { get; set; } = "";
}
