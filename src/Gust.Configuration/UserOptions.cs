using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>One user: known by a name, mostly with a password, or by a public key.</summary>
public sealed class UserOptions
{
    /// <summary>Empty for a user with <see cref="NKey"/>.</summary>
    public string User { get; set; } = "";

    /// <summary>Plain or a bcrypt hash.</summary>
    public string Password { get; set; } = "";

    /// <summary>Public user key; excludes <see cref="User"/> and <see cref="Password"/>.</summary>
    public string? NKey { get; set; }

    /// <summary>Null: the default permissions of the account, if it has any.</summary>
    public PermissionsOptions? Permissions { get; set; }

    /// <summary>Kinds of connection the user may come by.</summary>
    public ConnectionTypes AllowedConnectionTypes { get; set; } = ConnectionTypes.All;

    /// <summary>The user must come by a trusted proxy.</summary>
    public bool ProxyRequired { get; set; }

    internal ConfigPosition? Position { get; set; }
}
