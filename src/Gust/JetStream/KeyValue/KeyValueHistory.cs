using System.CommandLine;
using System.Globalization;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.KeyValue;

/// <summary><c>kv history</c> and <c>kv revert</c>.</summary>
internal static class KeyValueHistory
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        AddHistory(family, runner);
        AddRevert(family, runner);
    }

    private static void AddHistory(Command family, CommandRunner runner)
    {
        Command history = CommandParts.Named("history", "Show the values that a key had");
        Argument<string> bucket = KeyValueCommand.Bucket();
        Argument<string> key = KeyValueCommand.Key();
        history.Add(bucket);
        history.Add(key);
        family.Add(history);
        runner.Bind(history, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            await ShowAsync(context, await Bucket.OpenAsync(js, context.Get(bucket)), context.Get(key));
        });
    }

    private static void AddRevert(Command family, CommandRunner runner)
    {
        Command revert = CommandParts.Named("revert", "Put the value again that a key had at a revision");
        Argument<string> bucket = KeyValueCommand.Bucket();
        Argument<string> key = KeyValueCommand.Key();
        Argument<string> revision = new("revision") { Description = "Revision to go back to" };
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        revert.Add(bucket);
        revert.Add(key);
        revert.Add(revision);
        revert.Add(force);
        family.Add(revert);
        runner.Bind(revert, async context =>
        {
            ulong wanted = KeyValueWriting.Revision(context.Get(revision));
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            Bucket reverted = await Bucket.OpenAsync(js, context.Get(bucket));
            BucketEntry old = await reverted.GetAsync(context.Get(key), wanted);
            BucketEntry last = await reverted.LastAsync(old.Key) ?? old;
            string question = $"Really revert {reverted.Name} > {old.Key} to revision {wanted}, {StoredText.Cell(old.Value.Span)}?";
            if (context.Get(force) || await Confirmation.AskAsync(context, question, "--force"))
            {
                // Against the revision that we saw: what somebody else put meanwhile is not lost.
                await reverted.UpdateAsync(old.Key, old.Value, last.Revision);
                await ShowAsync(context, reverted, old.Key);
            }
        });
    }

    private static async Task ShowAsync(CommandContext context, Bucket bucket, string key)
    {
        var table = new Table($"History for {bucket.Name} > {key}", "Key", "Revision", "Op", "Created", "Length", "Value");
        bool any = false;
        await using OrderedReader reader = bucket.Read(key, DeliverKind.All);
        await foreach (StoredMessage message in reader.ToEndAsync())
        {
            any = true;
            BucketEntry entry = bucket.Entry(message);
            table.Row(
                entry.Key,
                entry.Revision.ToString(CultureInfo.InvariantCulture),
                entry.OperationText,
                TimeText.Local(entry.Created, context.Host.TimeProvider),
                CountText.Format(entry.Value.Length),
                StoredText.Cell(entry.Value.Span));
        }

        context.Out.Text(any ? table.Render(context.Host, context.Settings.ColourScheme) : throw new CliException($"the key {key} was not found"));
        context.Out.Flush();
    }
}
