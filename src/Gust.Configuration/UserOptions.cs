namespace Gust;

/// <summary>One user with a password.</summary>
public sealed class UserOptions
{
    public string User { get; set; } = "";

    public string Password { get; set; } = "";
}
