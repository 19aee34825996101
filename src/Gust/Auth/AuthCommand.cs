using System.CommandLine;
using Gust.Cli.Auth.Init;
using Gust.Cli.Auth.Nkeys;
using Gust.Cli.Auth.Store;
using Gust.Cli.Commands;

namespace Gust.Cli.Auth;

/// <summary><c>auth</c>: the family of commands that make keys, credentials and secure configurations.</summary>
internal static class AuthCommand
{
    public static Command Family() => new Command("auth", "Set up security: configurations, keys, accounts and users");

    /// <summary>Adds the family's own commands.</summary>
    public static void Fill(Command command, CommandRunner runner)
    {
        runner.Connects(command, isConnecting: false);
        command.Add(InitCommand.Create(runner));
        command.Add(NkeyCommand.Create(runner));
        command.Add(OperatorCommand.Create(runner));
        command.Add(AccountCommand.Create(runner));
        command.Add(UserCommand.Create(runner));
    }
}
