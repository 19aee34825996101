namespace Gust.Cli.Admin.Documents;

/// <summary>Something that an account lets others use.</summary>
internal sealed class SharedExport
{
    public string Name { get; set; } = "";

    public string Subject { get; set; } = "";

    public string Type { get; set; } = "";

    public bool TokenReq { get; set; }

    public string ResponseType { get; set; } = "";

    public string[]? ApprovedAccounts { get; set; }
}
