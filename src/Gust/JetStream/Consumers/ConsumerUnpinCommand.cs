using System.CommandLine;
using Gust.Cli.Commands;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer unpin</c>: lets another client be served in a priority group.</summary>
internal static class ConsumerUnpinCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command unpin = CommandParts.Named("unpin", "Let another client be served in a priority group");
        var choice = new ConsumerChoice(unpin);
        Argument<string?> group = new("group") { Description = "Group; not needed where there is only one", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        unpin.Add(group);
        unpin.Add(force);
        family.Add(unpin);
        runner.Bind(unpin, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            (string stream, string consumer) = await choice.NamesAsync(js);
            var api = new ConsumerApi(js);
            ConsumerConfig config = (await api.InfoAsync(stream, consumer)).Value.Config ?? new();
            string unpinned = context.Get(group) ?? (config.PriorityGroups is [var only]
                ? only
                : throw new CliException($"name the group: {(config.PriorityGroups is { Count: > 0 } groups ? string.Join(", ", groups) : "the consumer has none")}"));
            if (context.Get(force) || await Confirmation.AskAsync(context, $"Really unpin the client of group {unpinned} of {stream} > {consumer}?", "--force"))
            {
                await api.UnpinAsync(stream, consumer, unpinned);
                context.Out.Line($"Unpinned the client of group {unpinned} of {stream} > {consumer}");
                context.Out.Flush();
            }
        });
    }
}
