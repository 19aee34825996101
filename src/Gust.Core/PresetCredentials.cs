namespace Gust.Core;

/// <summary>Credentials that came before the protocol did, such as a browser's cookies. Each counts where CONNECT has none of its kind.</summary>
internal sealed record PresetCredentials
{
    public static PresetCredentials None { get; } = new();

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    public string Token { get; init; } = "";

    public string Jwt { get; init; } = "";

    /// <summary>Never shows a secret.</summary>
    public override string ToString() => $"user \"{User}\"";
}
