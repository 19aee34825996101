using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream gaps</c>: sequences that hold no message any more, found by reading the whole stream.</summary>
internal static class StreamGapsCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command gaps = CommandParts.Named("gaps", "Find ranges of sequences whose messages are gone");
        Argument<string?> name = StreamChoice.Argument();
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        Option<bool> json = CommandParts.Flag("--json", "Write JSON", "-j");
        (Option<bool>, Option<bool>) progress = CommandParts.OnOffFlag(gaps, "progress", "Show a progress bar on a terminal");
        gaps.Add(name);
        gaps.Add(force);
        gaps.Add(json);
        family.Add(gaps);
        runner.Bind(gaps, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            string stream = await StreamChoice.NameAsync(js, context.Get(name));
            StreamInfo info = (await new StreamApi(js).InfoAsync(stream)).Value;
            string question = $"Really read all of {stream}, {CountText.Format(info.State.Messages)} messages and {SizeText.Format(info.State.Bytes)}, to find gaps?";
            if (info.State.NumDeleted > 0 && !context.Get(force) && !await Confirmation.AskAsync(context, question, "--force"))
            {
                return;
            }

            List<(ulong First, ulong Last)> found = [];
            if (info.State.NumDeleted > 0)
            {
                await FindAsync(js, info, found, context.Get(progress) && !context.Get(json));
            }

            Show(context, stream, found, context.Get(json));
        });
    }

    private static async Task FindAsync(JetStreamApi js, StreamInfo stream, List<(ulong First, ulong Last)> found, bool isProgressShown)
    {
        ulong at = stream.State.FirstSeq;
        await using var reader = new OrderedReader(js, stream.Config.Name, new ConsumerConfig { HeadersOnly = true });
        double all = stream.State.LastSeq - stream.State.FirstSeq + 1;
        await TransferProgress.ShowAsync(js.Context.Host, isProgressShown, "Reading", () => Volatile.Read(ref at) - stream.State.FirstSeq, all, ReadAsync());

        async Task ReadAsync()
        {
            await foreach (StoredMessage message in reader.ToEndAsync())
            {
                if (message.Sequence > at)
                {
                    found.Add((at, message.Sequence - 1));
                }

                Volatile.Write(ref at, message.Sequence + 1);
            }

            if (at <= stream.State.LastSeq)
            {
                found.Add((at, stream.State.LastSeq));
            }
        }
    }

    private static void Show(CommandContext context, string stream, List<(ulong First, ulong Last)> found, bool isJson)
    {
        if (isJson)
        {
            context.Out.Line(JsonOutput.Written(writer =>
            {
                writer.WriteStartArray();
                foreach ((ulong first, ulong last) in found)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("first", first);
                    writer.WriteNumber("last", last);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }));
        }
        else if (found.Count == 0)
        {
            context.Out.Line($"No deleted messages in {stream}");
        }
        else
        {
            var table = new Table($"{found.Count} gaps found in Stream {stream}", "First Message", "Last Message", "Messages");
            foreach ((ulong first, ulong last) in found)
            {
                table.Row(CountText.Format(first), CountText.Format(last), CountText.Format(last - first + 1));
            }

            context.Out.Text(table.Render(context.Host, context.Settings.ColourScheme));
        }

        context.Out.Flush();
    }
}
