using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.JetStream.Accounts;

/// <summary><c>account</c>: the account that we are connected to.</summary>
internal static class AccountCommand
{
    public static Command Family() => CommandParts.Named("account", "Show the account, and back up its streams", "a");

    /// <summary>Adds the family's own commands.</summary>
    public static void Fill(Command family, CommandRunner runner)
    {
        AccountInfoCommand.AddTo(family, runner);
        AccountReportCommand.AddTo(family, runner);
        AccountBackupCommand.AddTo(family, runner);
        AccountRestoreCommand.AddTo(family, runner);
    }
}
