namespace Gust.Cli.Admin.Documents;

/// <summary><c>LEAFZ</c>.</summary>
internal sealed class Leafz
{
    public string ServerId { get; set; } = "";

    public int Leafnodes { get; set; }

    public LeafDetail[]? Leafs { get; set; }
}
