using System.CommandLine;
using System.Globalization;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Cli.Text;
using Gust.Client;

namespace Gust.Cli.Admin.Listing;

/// <summary><c>server ping</c>: how long each server takes to answer.</summary>
internal sealed class ServerPingCommand
{
    private const int BarMax = 60;
    private const int BucketMs = 25;

    private readonly Argument<long> _expect = ServerListing.Expected();
    private readonly Option<long> _expectOption = CommandParts.Number("--expect", "How many servers to expect", @default: 0, min: 0);
    private readonly Option<bool> _graph = CommandParts.Flag("--graph", "Show how the answers' times are distributed");
    private readonly Option<bool> _id = CommandParts.Flag("--id", "Show the servers' ids");
    private readonly Option<bool> _average = CommandParts.Flag("--average", "Show the statistics only");

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("ping", "Ping all servers");
        var ping = new ServerPingCommand();
        command.Add(ping._expect);
        foreach (Option option in (Option[])[ping._expectOption, ping._graph, ping._id, ping._average])
        {
            command.Add(option);
        }

        family.Add(command);
        runner.Bind(command, ping.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        await using SystemApi system = await SystemApi.OpenAsync(context);
        long expected = Math.Max(context.Get(_expect), context.Get(_expectOption));
        long known = expected;
        List<TimeSpan> times = [];
        await foreach (SystemReply reply in system.ScatterAsync("$SYS.REQ.SERVER.PING", new RequestBody(), new RequestManyOptions()))
        {
            StatszAnswer answer = SystemReading.Document(reply.Json, DocumentJson.Default.StatszAnswer);
            times.Add(reply.After);
            if (!context.Get(_average))
            {
                string id = context.Get(_id) ? answer.Server.Id + " " : "";
                context.Out.Line($"{id}{answer.Server.Name,-60} rtt={DurationText.Format(reply.After)}");
                context.Out.Flush();
            }

            known = known == 0 ? answer.Statsz.ActiveServers : known; // the first one tells how many there are
            if (times.Count == known)
            {
                break;
            }
        }

        Summarise(context, times);
        ServerListing.TellMissing(context, known, times.Count);
    }

    private void Summarise(CommandContext context, List<TimeSpan> times)
    {
        context.Out.Line();
        context.Out.Line("---- ping statistics ----");
        context.Out.Line(times.Count == 0 ? "no responses received" : string.Create(
            CultureInfo.InvariantCulture,
            $"{times.Count} replies max: {times.Max().TotalMilliseconds:0.00} min: {times.Min().TotalMilliseconds:0.00} avg: {times.Average(time => time.TotalMilliseconds):0.00}"));
        if (context.Get(_graph) && times.Count > 0)
        {
            context.Out.Line();
            Draw(context, times);
        }

        context.Out.Flush();
    }

    /// <summary>A bar for each 25 ms in which answers came.</summary>
    private static void Draw(CommandContext context, List<TimeSpan> times)
    {
        int[] counts = new int[(int)(times.Max().TotalMilliseconds / BucketMs) + 1];
        times.ForEach(time => counts[(int)(time.TotalMilliseconds / BucketMs)]++);
        int most = counts.Max();
        for (int i = 0; i < counts.Length; i++)
        {
            string bar = new('█', (int)Math.Ceiling((double)counts[i] * BarMax / most));
            context.Out.Line($"{$"{i * BucketMs}-{(i + 1) * BucketMs} ms",14} {counts[i],5} {bar}".TrimEnd());
        }
    }
}
