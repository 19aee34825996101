using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer reset</c>: delivers again from what is acknowledged, or from a sequence.</summary>
internal static class ConsumerResetCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command reset = CommandParts.Named("reset", "Deliver again from the acknowledgement floor, or from a sequence");
        var choice = new ConsumerChoice(reset);
        Option<long> sequence = CommandParts.Number("--seq", "Sequence to deliver next", @default: 0, min: 1, "SEQUENCE");
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        Option<bool> json = CommandParts.Flag("--json", "Write JSON", "-j");
        reset.Add(sequence);
        reset.Add(force);
        reset.Add(json);
        family.Add(reset);
        runner.Bind(reset, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            (string stream, string consumer) = await choice.NamesAsync(js);
            if (context.Get(force) || await Confirmation.AskAsync(context, $"Really reset Consumer {stream} > {consumer}?", "--force"))
            {
                ConsumerInfoCommand.Show(context, await new ConsumerApi(js).ResetAsync(stream, consumer, (ulong)context.Get(sequence)), context.Get(json));
            }
        });
    }
}
