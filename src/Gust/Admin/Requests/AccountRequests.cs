using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.Admin.Requests;

/// <summary>Requests about accounts.</summary>
internal static class AccountRequests
{
    public static void AddTo(ServerRequestCommand request)
    {
        Option<string> account = CommandParts.Text("--account", "ACCOUNT", "Show one account in detail");
        request.Add(["accounts", "accountz", "acct"], "ACCOUNTZ", "Show accounts", [account], (context, body) => body.With("account", context.Get(account)));
    }
}
