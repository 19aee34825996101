namespace Gust.Security.Access;

/// <summary>What a client says of itself in CONNECT.</summary>
internal sealed record ClientDescription(string Name, string Lang, string Version, int Protocol)
{
    public static ClientDescription None { get; } = new("", "", "", 0);
}
