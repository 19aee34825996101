namespace Gust.Cli.Admin.Documents;

/// <summary>A profile of a server.</summary>
internal sealed class ProfileAnswer
{
    public byte[]? Profile { get; set; }

    public string Error { get; set; } = "";
}
