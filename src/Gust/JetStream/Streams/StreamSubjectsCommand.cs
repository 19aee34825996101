using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream subjects</c>: what a stream holds messages of.</summary>
internal sealed class StreamSubjectsCommand
{
    private readonly Argument<string?> _name = StreamChoice.Argument();
    private readonly Argument<string> _filter = new("filter") { Description = "Only matching subjects", DefaultValueFactory = _ => ">" };
    private readonly Option<bool> _json = CommandParts.Flag("--json", "Write JSON", "-j");
    private readonly Option<string> _sort = CommandParts.Text("--sort", "name|messages", "Order of the subjects (default messages)");
    private readonly Option<bool> _reverse = CommandParts.Flag("--reverse", "Turn the order round", "-R");
    private readonly Option<bool> _names = CommandParts.Flag("--names", "List subjects only");

    public static void AddTo(Command family, CommandRunner runner)
    {
        var subjects = new StreamSubjectsCommand();
        subjects._sort.AcceptOnlyFromAmong("name", "subjects", "messages", "count");
        Command command = CommandParts.Named("subjects", "List the subjects of a stream's messages", "subj");
        command.Add(subjects._name);
        command.Add(subjects._filter);
        Option[] all = [subjects._json, subjects._sort, subjects._reverse, subjects._names];
        foreach (Option option in all)
        {
            command.Add(option);
        }

        family.Add(command);
        runner.Bind(command, subjects.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        string stream = await StreamChoice.NameAsync(js, context.Get(_name));
        IReadOnlyDictionary<string, ulong> counts = await new StreamApi(js).SubjectsAsync(stream, context.Get(_filter));
        KeyValuePair<string, ulong>[] sorted = Sorted(context, counts);
        if (context.Get(_json))
        {
            context.Out.Line(context.Get(_names) ? JsonOutput.Texts(sorted.Select(s => s.Key)) : Json(sorted));
        }
        else if (context.Get(_names))
        {
            context.Out.Text(string.Concat(sorted.Select(s => s.Key + "\n")));
        }
        else if (sorted.Length == 0)
        {
            context.Out.Line("No subjects found");
        }
        else
        {
            var table = new Table($"{sorted.Length} Subjects in stream {stream}", "Subject", "Count");
            foreach ((string subject, ulong count) in sorted)
            {
                table.Row(subject, CountText.Format(count));
            }

            context.Out.Text(table.Render(context.Host, context.Settings.ColourScheme));
        }

        context.Out.Flush();
    }

    private KeyValuePair<string, ulong>[] Sorted(CommandContext context, IReadOnlyDictionary<string, ulong> counts)
    {
        IEnumerable<KeyValuePair<string, ulong>> byName = counts.OrderBy(s => s.Key, StringComparer.Ordinal);
        IEnumerable<KeyValuePair<string, ulong>> sorted = context.Get(_sort) is "name" or "subjects" ? byName : byName.OrderByDescending(s => s.Value);
        return [.. context.Get(_reverse) ? sorted.Reverse() : sorted];
    }

    private static string Json(IEnumerable<KeyValuePair<string, ulong>> counts) => JsonOutput.Written(writer =>
    {
        writer.WriteStartObject();
        foreach ((string subject, ulong count) in counts)
        {
            writer.WriteNumber(subject, count);
        }

        writer.WriteEndObject();
    });
}
