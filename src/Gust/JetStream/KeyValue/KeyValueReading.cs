using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.Messages;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.KeyValue;

/// <summary>The commands that show values: <c>kv get</c> and <c>kv watch</c>.</summary>
internal static class KeyValueReading
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        AddGet(family, runner);
        AddWatch(family, runner);
    }

    private static void AddGet(Command family, CommandRunner runner)
    {
        Command get = CommandParts.Named("get", "Get the value of a key");
        Argument<string> bucket = KeyValueCommand.Bucket();
        Argument<string> key = KeyValueCommand.Key();
        Option<long> revision = CommandParts.Number("--revision", "The value that it had at a revision", @default: 0, min: 1, "REVISION");
        Option<bool> raw = CommandParts.Flag("--raw", "Show the value and nothing else");
        get.Add(bucket);
        get.Add(key);
        get.Add(revision);
        get.Add(raw);
        family.Add(get);
        runner.Bind(get, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            BucketEntry entry = await (await Bucket.OpenAsync(js, context.Get(bucket))).GetAsync(context.Get(key), (ulong)context.Get(revision));
            if (context.Get(raw))
            {
                context.Out.Bytes(entry.Value.Span);
            }
            else
            {
                context.Out.Line($"{context.Get(bucket)} > {entry.Key} revision: {entry.Revision} created @ {TimeText.Local(entry.Created, context.Host.TimeProvider)}\n");
                BodyPrinter.Spaced(context.Out, entry.Value.Span);
            }

            context.Out.Flush();
        });
    }

    private static void AddWatch(Command family, CommandRunner runner)
    {
        Command watch = CommandParts.Named("watch", "Show changes of a bucket or a key as they happen");
        Argument<string> bucket = KeyValueCommand.Bucket();
        Argument<string> key = new("key") { Description = "Key, or keys with wildcards", DefaultValueFactory = _ => ">" };
        Option<long> count = CommandParts.Number("--count", "End after this many changes", @default: 0, min: 1);
        watch.Add(bucket);
        watch.Add(key);
        watch.Add(count);
        family.Add(watch);
        runner.BindEndless(watch, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            Bucket watched = await Bucket.OpenAsync(js, context.Get(bucket));
            await using OrderedReader reader = watched.Read(context.Get(key), DeliverKind.LastPerSubject);
            long seen = 0;
            await foreach (StoredMessage message in reader.FollowAsync())
            {
                BucketEntry entry = watched.Entry(message);
                string value = entry.Operation == BucketOperation.Put ? $": {StoredText.Readable(entry.Value.Span)}" : "";
                context.Out.Line($"[{TimeText.Local(entry.Created, context.Host.TimeProvider)}] {entry.OperationText} {watched.Name} > {entry.Key}{value}");
                context.Out.Flush();
                if (++seen == context.Get(count))
                {
                    return;
                }
            }
        });
    }
}
