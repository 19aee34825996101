using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.JetStream.Accounts;

/// <summary><c>account</c>: the account that we are connected to.</summary>
internal static class AccountCommand
{
    public static Command Create(CommandRunner runner)
    {
        Command family = CommandParts.Named("account", "Show the account, and back up its streams", "a");
        AccountInfoCommand.AddTo(family, runner);
        AccountReportCommand.AddTo(family, runner);
        AccountBackupCommand.AddTo(family, runner);
        AccountRestoreCommand.AddTo(family, runner);
        return family;
    }
}
