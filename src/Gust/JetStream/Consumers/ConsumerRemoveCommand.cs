using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer rm</c>.</summary>
internal static class ConsumerRemoveCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command remove = CommandParts.Named("rm", "Delete a consumer", "delete", "del");
        var choice = new ConsumerChoice(remove);
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        remove.Add(force);
        family.Add(remove);
        runner.Bind(remove, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            (string stream, string consumer) = await choice.NamesAsync(js);
            if (context.Get(force) || await Confirmation.AskAsync(context, $"Really delete Consumer {stream} > {consumer}?", "--force"))
            {
                await new ConsumerApi(js).DeleteAsync(stream, consumer);
            }
        });
    }
}
