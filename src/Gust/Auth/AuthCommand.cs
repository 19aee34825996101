using System.CommandLine;
using Gust.Cli.Auth.Init;
using Gust.Cli.Auth.Nkeys;
using Gust.Cli.Auth.Store;
using Gust.Cli.Commands;

namespace Gust.Cli.Auth;

/// <summary><c>auth</c>: the family of commands that make keys, credentials and secure configurations.</summary>
internal static class AuthCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("auth", "Set up security: configurations, keys, accounts and users");
        runner.Connects(command, isConnecting: false);
        command.Add(InitCommand.Create(runner));
        command.Add(NkeyCommand.Create(runner));
        command.Add(OperatorCommand.Create(runner));
        command.Add(AccountCommand.Create(runner));
        command.Add(UserCommand.Create(runner));
        return command;
    }
}
