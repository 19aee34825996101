namespace Gust.Cli.Admin.Documents;

/// <summary><c>ROUTEZ</c>.</summary>
internal sealed class Routez
{
    public string ServerId { get; set; } = "";

    public int NumRoutes { get; set; }

    public RouteDetail[]? Routes { get; set; }
}
