using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Client;
using Gust.Foundation;

namespace Gust.Cli.Bench;

/// <summary><c>bench</c>: measures a server from the outside.</summary>
internal static class BenchCommand
{
    public static Command Create(CommandRunner runner)
    {
        var bench = new Command("bench", "Measure throughput and latency");
        bench.Add(Benchmark(runner, "pub", "pub", "Publish messages", BenchRole.Publisher));
        bench.Add(Benchmark(runner, "sub", "sub", "Receive messages; the clock starts with the first one", BenchRole.Subscriber));
        Command both = Benchmark(
            runner, "pub+sub", "pub+sub", "Publish and receive at the same time; each subscriber gets every message", BenchRole.Subscriber, BenchRole.Publisher);
        both.Aliases.Add("pubsub");
        bench.Add(both);
        bench.Add(Benchmark(runner, "request", "request", "Send requests, one at a time per client, and measure their latency", BenchRole.Requester));
        bench.Add(Benchmark(runner, "reply", "reply", "Answer the requests of bench request", BenchRole.Replier));

        var service = new Command("service", "request and reply under the names of the NATS tools");
        service.Add(Benchmark(runner, "request", "request", "Send requests", BenchRole.Requester));
        service.Add(Benchmark(runner, "serve", "reply", "Answer requests", BenchRole.Replier));
        bench.Add(service);
        return bench;
    }

    private static Command Benchmark(CommandRunner runner, string commandName, string name, string description, params BenchRole[] roles)
    {
        var command = new Command(commandName, description);
        var flags = new BenchFlags(command, name);
        runner.Bind(command, context => RunAsync(context, flags.Read(context), roles));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, BenchOptions options, BenchRole[] roles)
    {
        context.Log.Line(BenchText.Banner(options));
        await using var run = new BenchRun(context, options);
        await run.RunAsync(roles);
        if (options.CsvFile is { } file)
        {
            await File.WriteAllTextAsync(file, BenchCsv.Format(UniqueId.Next(SystemRandom.Instance), run.Groups));
            context.Log.Line($"Saved metric data in csv file {file}");
        }

        context.Out.Text(options.Json ? BenchJson.Format(options, run.Groups) + "\n" : BenchText.Results(run.Groups));
        context.Out.Flush();
        // Repliers have no end of their own: Ctrl-C is how they are meant to stop.
        return run.WasInterrupted && !roles.Contains(BenchRole.Replier) ? CliApp.Interrupted : CliApp.Success;
    }
}
