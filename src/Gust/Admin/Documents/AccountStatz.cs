using System.Text.Json.Serialization;

namespace Gust.Cli.Admin.Documents;

/// <summary><c>STATZ</c> of accounts.</summary>
internal sealed class AccountStatz
{
    public string ServerId { get; set; } = "";

    [JsonPropertyName("account_statz")]
    public AccountStats[]? Accounts { get; set; }
}
