namespace Gust;

/// <summary>What a visitor of the monitoring port must show: one of what is set here.</summary>
public sealed class MonitoringAuthorizationOptions
{
    /// <summary>User name for HTTP's basic authentication, with <see cref="Password"/>.</summary>
    public string? User { get; set; }

    /// <summary>In clear, or hashed with bcrypt.</summary>
    public string? Password { get; set; }

    /// <summary>Shown as <c>Authorization: Bearer</c>, or as the password of any user.</summary>
    public string? Token { get; set; }

    /// <summary>Configured users of this account may look, with their passwords.</summary>
    public string? Account { get; set; }
}
