using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream ls</c>.</summary>
internal static class StreamListCommand
{
    public static void AddTo(Command family, CommandRunner runner, Option<bool> all)
    {
        Command list = CommandParts.Named("ls", "List streams", "list", "l");
        Option<string> subject = CommandParts.Text("--subject", "SUBJECT", "Only streams that store matching subjects");
        Option<bool> names = CommandParts.Flag("--names", "List names only", "-n");
        Option<bool> json = CommandParts.Flag("--json", "Write the names as JSON", "-j");
        list.Add(subject);
        list.Add(names);
        list.Add(json);
        family.Add(list);
        runner.Bind(list, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            var api = new StreamApi(js);
            if (context.Get(names) || context.Get(json))
            {
                // --names shows them all, as the NATS tools do.
                string[] found = [.. (await api.NamesAsync(context.Get(subject) ?? "")).Where(n => context.Get(names) || context.Get(all) || !StreamApi.IsInternal(n))];
                context.Out.Text(context.Get(json) ? JsonOutput.Texts(found) + "\n" : string.Concat(found.Select(name => name + "\n")));
            }
            else
            {
                IReadOnlyList<StreamInfo> streams = await api.ListAsync(context.Get(subject) ?? "");
                StreamInfo[] shown = [.. streams.Where(stream => context.Get(all) || !StreamApi.IsInternal(stream.Config.Name))];
                context.Out.Text(shown.Length > 0 ? Table(context, shown) : streams.Count > 0 ? "No Streams defined, pass -a to include system streams\n" : "No Streams defined\n");
            }

            context.Out.Flush();
        });
    }

    public static string Table(CommandContext context, IEnumerable<StreamInfo> streams)
    {
        var table = new Table("Streams", "Name", "Description", "Created", "Messages", "Size", "Last Message");
        TimeProvider clock = context.Host.TimeProvider;
        foreach (StreamInfo stream in streams)
        {
            table.Row(
                stream.Config.Name,
                stream.Config.Description,
                TimeText.Local(stream.Created, clock),
                CountText.Format(stream.State.Messages),
                SizeText.Format(stream.State.Bytes),
                TimeText.Ago(stream.State.LastTs, clock));
        }

        return table.Render(context.Host, context.Settings.ColourScheme);
    }
}
