namespace Gust.Cli.Admin.Documents;

/// <summary>A server's statistics; alone among the answers they have a name of their own.</summary>
internal sealed class StatszAnswer
{
    public ServerIdentity Server { get; set; } = new();

    public ServerStats Statsz { get; set; } = new();
}
