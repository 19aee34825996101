using System.Text.Json;
using Gust.Cli.Admin.Documents;

namespace Gust.Cli.Admin.Reports;

/// <summary>A connection and the server that has it.</summary>
/// <param name="Json">The connection as the server describes it.</param>
internal sealed record ServerConnection(ServerIdentity Server, ConnectionDetail Detail, JsonElement Json)
{
    /// <summary>The global account has no name of its own.</summary>
    public string Account => Detail.Account.Length > 0 ? Detail.Account : Detail.NameTag;
}
