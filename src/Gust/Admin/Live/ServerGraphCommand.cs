using System.CommandLine;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Cli.JetStream;

namespace Gust.Cli.Admin.Live;

/// <summary><c>server graph</c>: one server's figures as bars over time.</summary>
internal static class ServerGraphCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("graph", "Show one server's figures as graphs");
        Argument<string> name = new("server") { Description = "Name or id of the server (default: the connected one)", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> jetStream = CommandParts.Flag("--jetstream", "Show JetStream's figures", "-j", "--js");
        Option<TimeSpan?> interval = CommandParts.Duration("--interval", "Time between two looks (default 1s)");
        Option<long> count = CommandParts.Number("--count", "End after this many looks", @default: 0, min: 1);
        command.Add(name);
        command.Add(jetStream);
        command.Add(interval);
        command.Add(count);
        family.Add(command);
        runner.BindEndless(command, async context =>
        {
            await using SystemApi system = await SystemApi.OpenAsync(context);
            string id = await ServerTarget.IdAsync(system, context.Get(name));
            StatszAnswer first = await TakeAsync(system, id);
            bool isJetStream = context.Get(jetStream);
            if (isJetStream && first.Statsz.JetStream?.Stats is null)
            {
                throw new CliException($"JetStream is off on server {first.Server.Name}");
            }

            var graph = isJetStream
                ? new ActivityGraph(context, $"JetStream Statistics for {first.Server.Name}", "API Requests / second", "API Requests Pending", "Memory Bytes", "File Bytes")
                : new ActivityGraph(context, $"Server Statistics for {first.Server.Name}", "CPU %", "Memory Bytes", "Connections", "Subscriptions", "Messages In / second", "Messages Out / second");
            ServerStats before = first.Statsz;
            await graph.RunAsync(context.Get(interval) ?? TimeSpan.FromSeconds(1), context.Get(count), async passed =>
            {
                ServerStats now = (await TakeAsync(system, id)).Statsz;
                double[] figures = isJetStream ? JetStreamFigures(before, now, passed) : Figures(before, now, passed);
                before = now;
                return figures;
            });
        });
    }

    private static double[] Figures(ServerStats before, ServerStats now, TimeSpan passed) =>
    [
        now.Cpu, now.Mem, now.Connections, now.Subscriptions, PerSecond(now.Received.Msgs - before.Received.Msgs, passed), PerSecond(now.Sent.Msgs - before.Sent.Msgs, passed),
    ];

    private static double[] JetStreamFigures(ServerStats before, ServerStats now, TimeSpan passed)
    {
        JetStreamUsage usage = now.JetStream?.Stats ?? new();
        JetStreamUsage last = before.JetStream?.Stats ?? new();
        return [PerSecond(usage.Api.Total - last.Api.Total, passed), usage.Api.Inflight, usage.Memory, usage.Storage];
    }

    private static double PerSecond(long count, TimeSpan passed) => Math.Max(0, count) / Math.Max(passed.TotalSeconds, double.Epsilon);

    private static async Task<StatszAnswer> TakeAsync(SystemApi system, string id) => SystemReading.Document(
        (await system.AskOneAsync(SystemApi.Subject(id, "STATSZ"), new RequestBody()) ?? throw new CliException("the server does not answer")).Json,
        DocumentJson.Default.StatszAnswer);
}
