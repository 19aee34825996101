using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer ls</c>.</summary>
internal static class ConsumerListCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command list = CommandParts.Named("ls", "List a stream's consumers", "list");
        Argument<string?> name = StreamChoice.Argument();
        Option<bool> names = CommandParts.Flag("--names", "List names only", "-n");
        Option<bool> json = CommandParts.Flag("--json", "Write the names as JSON", "-j");
        Option<bool> noSelect = CommandParts.Flag("--no-select", "Do not ask which stream");
        list.Add(name);
        list.Add(names);
        list.Add(json);
        list.Add(noSelect);
        family.Add(list);
        runner.Bind(list, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            string stream = await StreamChoice.NameAsync(js, context.Get(name), canSelect: !context.Get(noSelect));
            var api = new ConsumerApi(js);
            if (context.Get(names) || context.Get(json))
            {
                IReadOnlyList<string> found = await api.NamesAsync(stream);
                context.Out.Text(context.Get(json) ? JsonOutput.Texts(found) + "\n" : string.Concat(found.Select(n => n + "\n")));
            }
            else
            {
                IReadOnlyList<ConsumerInfo> consumers = await api.ListAsync(stream);
                context.Out.Text(consumers.Count == 0 ? "No Consumers defined\n" : Table(context, "Consumers", consumers));
            }

            context.Out.Flush();
        });
    }

    public static string Table(CommandContext context, string title, IEnumerable<ConsumerInfo> consumers)
    {
        var table = new Table(title, "Name", "Description", "Created", "Ack Pending", "Unprocessed", "Last Delivery");
        TimeProvider clock = context.Host.TimeProvider;
        foreach (ConsumerInfo consumer in consumers)
        {
            table.Row(
                consumer.Name,
                consumer.Config?.Description ?? "",
                TimeText.Local(consumer.Created, clock),
                CountText.Format(consumer.NumAckPending),
                CountText.Format(consumer.NumPending),
                TimeText.Ago(consumer.Delivered.LastActive ?? default, clock));
        }

        return table.Render(context.Host, context.Settings.ColourScheme);
    }
}
