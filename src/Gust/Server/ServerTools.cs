using System.CommandLine;
using Gust.Cli.Admin;
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
        new("ls", "[expect]", "List the running servers"),
        new("info", "[server]", "Show one server"),
        new("ping", "[expect]", "Ping all servers"),
        new("request", "KIND", "Request monitoring data as JSON"),
        new("report", "KIND", "Report on connections, accounts, JetStream and more"),
        new("check", "KIND", "Check health, for monitoring systems"),
        new("watch", "KIND", "Watch servers, accounts, connections or JetStream"),
        new("top", "[server]", "Watch a server's load and its busiest connections"),
        new("graph", "[server]", "Show one server's figures as graphs"),
        new("events", "[options]", "Show what happens on the servers"),
        new("account", "info|ls|purge", "Show and purge accounts"),
        new("cluster", "step-down|peer-remove", "Change the servers of a JetStream cluster"),
        new("mapping", "SOURCE DESTINATION", "Try a mapping of subjects out"),
        new("config reload", "[server]", "Let a running server read its configuration again"),
    ];

    /// <summary>Other names of these words.</summary>
    private static readonly string[] Aliases = ["list", "i", "req", "rep", "event", "acct", "mappings", "r", "raft"];

    public static Command Family(CliHost host) =>
        new("server", host.RunServer is null ? "Tools for servers" : "Run a server; tools for servers") { TreatUnmatchedTokensAsErrors = false };

    public static void Fill(Command family, CommandRunner runner)
    {
        runner.Connects(family, isConnecting: false);
        family.Add(PasswdCommand.Create(runner));
        Command config = ConfigCommand.Create(runner);
        ServerReloadCommand.AddTo(config, runner);
        family.Add(config);
        AdminCommands.Fill(family, runner);
    }

    /// <summary>Kept free of the command line's library: a server's start does not wait for it.</summary>
    public static bool AreMeantBy(string[] args) =>
        args is ["server", var word, ..] && (PasswdCommand.Aliases.Contains(word) || Aliases.Contains(word) || All.Any(tool => tool.FirstWord == word));
}
