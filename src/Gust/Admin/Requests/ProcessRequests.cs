using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.Admin.Requests;

/// <summary>Requests about the servers' processes.</summary>
internal static class ProcessRequests
{
    public static void AddTo(ServerRequestCommand request)
    {
        request.Add(["variables", "var", "varz"], "VARZ", "Show configuration and counters", [], (_, body) => body);
        request.Add(["stats", "statsz"], "STATSZ", "Show statistics", [], (_, body) => body);
        request.Add(["expvar", "expvarz"], "EXPVARZ", "Show variables of the runtime", [], (_, body) => body);
        request.Add(["ids", "idz"], "IDZ", "Show names and ids", [], (_, body) => body);
        Option<bool> all = CommandParts.Flag("--all", "Show empty queues too");
        Option<string> filter = CommandParts.Text("--filter", "TEXT", "Only queues with this in their names");
        request.Add(["ipqueues", "ipqueuesz"], "IPQUEUESZ", "Show internal queues", [all, filter], (context, body) =>
            body.With("all", context.Get(all)).With("filter", context.Get(filter)));
    }
}
