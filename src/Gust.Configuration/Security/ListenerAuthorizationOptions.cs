namespace Gust;

/// <summary>Who may connect by one listener, instead of the server's own user or token.</summary>
public sealed class ListenerAuthorizationOptions
{
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Excludes <see cref="User"/>.</summary>
    public string? Token { get; set; }

    /// <summary>Time a client has to send CONNECT; null: that of the server's own listener.</summary>
    public TimeSpan? Timeout { get; set; }
}
