using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.ConfigCheck;
using Gust.Cli.Passwords;
using Gust.Configuration.CommandLine;

namespace Gust.Cli.Server;

/// <summary>The commands below <c>server</c> that run no server. All else behind that word are nats-server's own flags.</summary>
internal static class ServerTools
{
    /// <summary>As the server's usage shows them.</summary>
    public static IReadOnlyList<ServerTool> All { get; } =
    [
        new("passwd", "[options]", "Hash a password for the configuration"),
        new("config check", "[FILE]", "Check a configuration and tell who may do what"),
        new("config can", "pub|sub SUBJECT", "Tell whether a user may publish or subscribe, and why"),
    ];

    public static Command Create(CliHost host, CommandRunner runner)
    {
        var command = new Command("server", host.RunServer is null ? "Tools for servers" : "Run a server; tools for servers") { TreatUnmatchedTokensAsErrors = false };
        runner.Connects(command, isConnecting: false);
        command.Add(PasswdCommand.Create(runner));
        command.Add(ConfigCommand.Create(runner));
        return command;
    }

    /// <summary>Kept free of the command line's library: a server's start does not wait for it.</summary>
    public static bool AreMeantBy(string[] args) =>
        args is ["server", var word, ..] && (PasswdCommand.Aliases.Contains(word) || All.Any(tool => tool.FirstWord == word));
}
