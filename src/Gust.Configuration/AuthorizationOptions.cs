namespace Gust;

/// <summary>Who may connect (<c>authorization</c>). Nothing set: everybody.</summary>
public sealed class AuthorizationOptions
{
    /// <summary>User name of the single user.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Token that clients must show; excludes users.</summary>
    public string? Token { get; set; }

    public List<UserOptions> Users { get; set; } = [];

    /// <summary>Time a client has to send CONNECT.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);
}
