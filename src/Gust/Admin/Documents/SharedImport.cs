namespace Gust.Cli.Admin.Documents;

/// <summary>Something that an account uses of another.</summary>
internal sealed class SharedImport
{
    public string Name { get; set; } = "";

    public string Subject { get; set; } = "";

    public string Account { get; set; } = "";

    public string To { get; set; } = "";

    public string LocalSubject { get; set; } = "";

    public string Type { get; set; } = "";

    public bool Share { get; set; }

    public bool Invalid { get; set; }

    public bool Tracking { get; set; }
}
