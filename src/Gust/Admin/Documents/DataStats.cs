namespace Gust.Cli.Admin.Documents;

/// <summary>Messages and their bytes.</summary>
internal sealed class DataStats
{
    public long Msgs { get; set; }

    public long Bytes { get; set; }
}
