namespace Gust.Cli.Admin.Documents;

/// <summary><c>ACCOUNTZ</c>.</summary>
internal sealed class Accountz
{
    public string ServerId { get; set; } = "";

    public string SystemAccount { get; set; } = "";

    public string[]? Accounts { get; set; }

    public AccountDetail? AccountDetail { get; set; }
}
