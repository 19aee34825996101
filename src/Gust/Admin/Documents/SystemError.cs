namespace Gust.Cli.Admin.Documents;

/// <summary>Why a server did not answer a request.</summary>
internal sealed class SystemError
{
    public int Code { get; set; }

    public string Description { get; set; } = "";
}
