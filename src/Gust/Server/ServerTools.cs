using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.ConfigCheck;
using Gust.Cli.Passwords;

namespace Gust.Cli.Server;

/// <summary>The commands below <c>server</c> that run no server. All else behind that word are nats-server's own flags.</summary>
internal static class ServerTools
{
    public static Command Create(CliHost host, CommandRunner runner)
    {
        var command = new Command("server", host.RunServer is null ? "Tools for servers" : "Run a server; tools for servers") { TreatUnmatchedTokensAsErrors = false };
        command.Add(PasswdCommand.Create(runner));
        command.Add(ConfigCommand.Create(runner));
        return command;
    }

    /// <summary>Kept free of the command line's library: a server's start does not wait for it.</summary>
    public static bool AreMeantBy(string[] args) => args is ["server", "passwd" or "mkpasswd" or "pass" or "password" or "config", ..];
}
