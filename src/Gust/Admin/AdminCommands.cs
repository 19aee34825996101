using System.CommandLine;
using Gust.Cli.Admin.Accounts;
using Gust.Cli.Admin.Checks;
using Gust.Cli.Admin.Events;
using Gust.Cli.Admin.Listing;
using Gust.Cli.Admin.Live;
using Gust.Cli.Admin.Reports;
using Gust.Cli.Admin.Requests;
using Gust.Cli.Admin.Top;
using Gust.Cli.Commands;

namespace Gust.Cli.Admin;

/// <summary>The commands below <c>server</c> that ask running servers.</summary>
internal static class AdminCommands
{
    public static void Fill(Command server, CommandRunner runner)
    {
        int before = server.Subcommands.Count;
        ServerListCommand.AddTo(server, runner);
        ServerInfoCommand.AddTo(server, runner);
        ServerPingCommand.AddTo(server, runner);
        ServerRequestCommand.AddTo(server, runner);
        ReportCommand.AddTo(server, runner);
        CheckCommand.AddTo(server, runner);
        WatchCommand.AddTo(server, runner);
        ServerGraphCommand.AddTo(server, runner);
        ServerAccountCommand.AddTo(server, runner);
        ClusterCommand.AddTo(server, runner);
        EventsCommand.AddTo(server, runner);
        TopCommand.AddTo(server, runner);
        foreach (Command command in server.Subcommands.Skip(before))
        {
            runner.Connects(command, isConnecting: true);
        }

        MappingCommand.AddTo(server, runner);
    }
}
