using System.CommandLine;
using Gust.Cli.Bench.Streams;
using Gust.Cli.Commands;
using Gust.Client;
using Gust.Foundation;

namespace Gust.Cli.Bench;

/// <summary><c>bench</c>: measures a server from the outside.</summary>
internal static class BenchCommand
{
    public static Command Family() => new Command("bench", "Measure throughput and latency");

    /// <summary>Adds the family's own commands.</summary>
    public static void Fill(Command bench, CommandRunner runner)
    {
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
        StreamBenchCommand.AddTo(bench, runner);
        KeyBenchCommand.AddTo(bench, runner);
    }

    /// <summary>Runs a benchmark and writes what came of it.</summary>
    public static async Task<int> RunAsync(
        CommandContext context, BenchOptions options, Func<BenchRole, NatsClient, BenchClient, long, IBenchWorker> work, params BenchRole[] roles)
    {
        context.Log.Line(BenchText.Banner(options, roles));
        await using var run = new BenchRun(context, options, work);
        await run.RunAsync(roles);
        if (options.CsvFile is { } file)
        {
            await File.WriteAllTextAsync(file, BenchCsv.Format(UniqueId.Next(SystemRandom.Instance), run.Groups));
            context.Log.Line($"Saved metric data in csv file {file}");
        }

        context.Out.Text(options.Json ? BenchJson.Format(options, run.Groups) + "\n" : BenchText.Results(run.Groups));
        context.Out.Flush();
        // Repliers have no end of their own: Ctrl-C is how they are meant to stop.
        return run.WasInterrupted && !roles.Any(role => role.IsEndless) ? CliApp.Interrupted : CliApp.Success;
    }

    private static Command Benchmark(CommandRunner runner, string commandName, string name, string description, params BenchRole[] roles)
    {
        var command = new Command(commandName, description);
        var flags = new BenchFlags(command, name);
        runner.Bind(command, context =>
        {
            BenchOptions options = flags.Read(context);
            return RunAsync(context, options, (role, client, stats, first) => Worker(context.Host.TimeProvider, options, role, client, stats, first), roles);
        });
        return command;
    }

    private static IBenchWorker Worker(TimeProvider time, BenchOptions options, BenchRole role, NatsClient client, BenchClient stats, long first) =>
        role == BenchRole.Publisher ? new PubWorker(client, options, stats, first, time)
        : role == BenchRole.Subscriber ? new SubWorker(client, options, stats)
        : role == BenchRole.Requester ? new RequestWorker(client, options, stats, time)
        : new ReplyWorker(client, options, stats, time);
}
