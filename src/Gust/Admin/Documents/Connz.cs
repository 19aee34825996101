namespace Gust.Cli.Admin.Documents;

/// <summary><c>CONNZ</c>.</summary>
internal sealed class Connz
{
    public string ServerId { get; set; } = "";

    public DateTimeOffset Now { get; set; }

    public int NumConnections { get; set; }

    public int Total { get; set; }

    public ConnectionDetail[]? Connections { get; set; }
}
