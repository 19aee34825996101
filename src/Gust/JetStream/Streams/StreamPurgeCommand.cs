using System.CommandLine;
using Gust.Cli.Commands;
using Gust.JetStream.Model.Requests;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream purge</c>.</summary>
internal static class StreamPurgeCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command purge = CommandParts.Named("purge", "Delete all messages of a stream, or some of them");
        Argument<string?> name = StreamChoice.Argument();
        Option<bool> json = CommandParts.Flag("--json", "Write JSON", "-j");
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        Option<string> subject = CommandParts.Text("--subject", "SUBJECT", "Only messages of matching subjects");
        Option<long> sequence = CommandParts.Number("--seq", "Only messages before a sequence", @default: 0, min: 1, "SEQUENCE");
        Option<long> keep = CommandParts.Number("--keep", "Keep as many of the newest", @default: 0, min: 0, "MESSAGES");
        purge.Add(name);
        Option[] all = [json, force, subject, sequence, keep];
        foreach (Option option in all)
        {
            purge.Add(option);
        }

        family.Add(purge);
        runner.Bind(purge, async context =>
        {
            if (context.IsGiven(sequence) && context.IsGiven(keep))
            {
                throw new CliException("--seq and --keep exclude each other");
            }

            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            string stream = await StreamChoice.NameAsync(js, context.Get(name));
            if (!context.Get(force) && !await Confirmation.AskAsync(context, $"Really purge Stream {stream}?", "--force"))
            {
                return;
            }

            var api = new StreamApi(js);
            ulong purged = await api.PurgeAsync(
                stream, new StreamPurgeRequest { Filter = context.Get(subject) ?? "", Below = (ulong)context.Get(sequence), Keep = (ulong)context.Get(keep) });
            context.Log.Line($"Purged {purged} messages");
            StreamInfoCommand.Show(context, await api.InfoAsync(stream), context.Get(json));
        });
    }
}
