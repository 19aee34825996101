namespace Gust.Web.Console.SignIn;

/// <summary>Who is signed in where. Who is not learns how one signs in, no more.</summary>
internal sealed record SessionAnswer(bool SignedIn, IReadOnlyList<string> Methods)
{
    public string? User { get; init; }

    public string? ServerName { get; init; }

    public string? ServerId { get; init; }

    public string? Version { get; init; }

    /// <summary>The console may publish and change.</summary>
    public bool Changes { get; init; }
}
