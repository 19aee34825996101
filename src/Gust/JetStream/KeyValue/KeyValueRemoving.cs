using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.JetStream.Streams;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.KeyValue;

/// <summary>The commands that take away: <c>kv del</c>, <c>purge</c>, <c>compact</c>.</summary>
internal static class KeyValueRemoving
{
    /// <summary>Watchers that were away for a while learn of younger deletions.</summary>
    private static readonly TimeSpan MarkersStay = TimeSpan.FromMinutes(30);

    public static void AddTo(Command family, CommandRunner runner)
    {
        AddDelete(family, runner);
        AddPurge(family, runner);
        AddCompact(family, runner);
    }

    private static void AddDelete(Command family, CommandRunner runner)
    {
        Command delete = CommandParts.Named("del", "Delete a key, or a bucket with all its values", "rm", "delete");
        Argument<string> bucket = KeyValueCommand.Bucket();
        Argument<string?> key = new("key") { Description = "Key; the whole bucket when it is missing", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        delete.Add(bucket);
        delete.Add(key);
        delete.Add(force);
        family.Add(delete);
        runner.Bind(delete, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            Bucket opened = await Bucket.OpenAsync(js, context.Get(bucket));
            string? deleted = context.Get(key);
            string question = deleted is null ? $"Delete bucket {opened.Name}?" : $"Delete key {opened.Name} > {deleted}?";
            if (context.Get(force) || await Confirmation.AskAsync(context, question, "--force"))
            {
                await (deleted is null ? new StreamApi(js).DeleteAsync(opened.Stream.Value.Config.Name) : opened.DeleteAsync(deleted));
            }
        });
    }

    private static void AddPurge(Command family, CommandRunner runner)
    {
        Command purge = CommandParts.Named("purge", "Delete a key and the values that it had");
        Argument<string> bucket = KeyValueCommand.Bucket();
        Argument<string> key = KeyValueCommand.Key();
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        Option<TimeSpan?> ttl = CommandParts.Duration("--ttl", "How long the mark of the deletion stays");
        purge.Add(bucket);
        purge.Add(key);
        purge.Add(force);
        purge.Add(ttl);
        family.Add(purge);
        runner.Bind(purge, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            Bucket opened = await Bucket.OpenAsync(js, context.Get(bucket));
            if (context.Get(force) || await Confirmation.AskAsync(context, $"Purge key {opened.Name} > {context.Get(key)}?", "--force"))
            {
                await opened.PurgeAsync(context.Get(key), context.Get(ttl));
            }
        });
    }

    private static void AddCompact(Command family, CommandRunner runner)
    {
        Command compact = CommandParts.Named("compact", "Remove the values and old marks of deleted keys");
        Argument<string> bucket = KeyValueCommand.Bucket();
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        compact.Add(bucket);
        compact.Add(force);
        family.Add(compact);
        runner.Bind(compact, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            Bucket opened = await Bucket.OpenAsync(js, context.Get(bucket));
            string question = $"Purge all historic values and audit trails for deleted keys in bucket {opened.Name}?";
            if (context.Get(force) || await Confirmation.AskAsync(context, question, "--force"))
            {
                await CompactAsync(context, opened);
            }
        });
    }

    private static async Task CompactAsync(CommandContext context, Bucket bucket)
    {
        var deleted = new List<BucketEntry>();
        await using (OrderedReader reader = bucket.Read(">", DeliverKind.LastPerSubject, isHeadersOnly: true))
        {
            await foreach (StoredMessage message in reader.ToEndAsync())
            {
                if (bucket.Entry(message) is { Operation: not BucketOperation.Put } entry)
                {
                    deleted.Add(entry);
                }
            }
        }

        DateTimeOffset old = context.Host.TimeProvider.GetUtcNow() - MarkersStay;
        ulong removed = 0;
        foreach (BucketEntry entry in deleted)
        {
            removed += await bucket.TrimAsync(entry.Key, keep: entry.Created < old ? 0UL : 1UL);
        }

        context.Log.Line($"Removed {removed} messages of {deleted.Count} deleted keys");
    }
}
