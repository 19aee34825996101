using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Objects;

/// <summary>The commands that show: <c>object info</c>, <c>ls</c>, <c>watch</c>.</summary>
internal static class ObjectReading
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        AddInfo(family, runner);
        AddList(family, runner);
        AddWatch(family, runner);
    }

    private static void AddInfo(Command family, CommandRunner runner)
    {
        Command info = CommandParts.Named("info", "Show a bucket or an object", "show", "i", "status");
        Argument<string> bucket = ObjectCommand.Bucket();
        Argument<string?> name = new("file") { Description = "Name of the object", Arity = ArgumentArity.ZeroOrOne };
        info.Add(bucket);
        info.Add(name);
        family.Add(info);
        runner.Bind(info, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            ObjectBucket opened = await ObjectBucket.OpenAsync(js, context.Get(bucket));
            TimeProvider clock = context.Host.TimeProvider;
            context.Out.Text(context.Get(name) is { } file ? ObjectText.Object(await opened.InfoAsync(file), clock) : ObjectText.Bucket(opened.Stream.Value, clock));
            context.Out.Flush();
        });
    }

    private static void AddList(Command family, CommandRunner runner)
    {
        Command list = CommandParts.Named("ls", "List buckets, or the objects of a bucket", "list");
        Argument<string?> bucket = new("bucket") { Description = "Bucket whose objects to list", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> names = CommandParts.Flag("--names", "List names only", "-n");
        Option<bool> json = CommandParts.Flag("--json", "Write the names as JSON", "-j");
        list.Add(bucket);
        list.Add(names);
        list.Add(json);
        family.Add(list);
        runner.Bind(list, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            (Table table, IReadOnlyList<string> found, string nothing) = context.Get(bucket) is { } name
                ? await ObjectsAsync(context, await ObjectBucket.OpenAsync(js, name))
                : await BucketsAsync(context, js);
            context.Out.Text(
                context.Get(json) ? JsonOutput.Texts(found) + "\n"
                : context.Get(names) ? string.Concat(found.Select(n => n + "\n"))
                : found.Count == 0 ? nothing
                : table.Render(context.Host, context.Settings.ColourScheme));
            context.Out.Flush();
        });
    }

    private static async Task<(Table Table, IReadOnlyList<string> Names, string Nothing)> BucketsAsync(CommandContext context, JetStreamApi js)
    {
        var table = new Table("Object Store Buckets", "Bucket", "Description", "Created", "Size", "Last Update");
        TimeProvider clock = context.Host.TimeProvider;
        StreamInfo[] buckets = [.. (await new StreamApi(js).ListAsync()).Where(s => s.Config.Name.StartsWith(ObjectBucket.StreamPrefix, StringComparison.Ordinal))];
        foreach (StreamInfo stream in buckets.OrderBy(b => b.State.Bytes))
        {
            table.Row(
                ObjectText.NameOf(stream), stream.Config.Description, TimeText.Local(stream.Created, clock), SizeText.Format(stream.State.Bytes),
                TimeText.Ago(stream.State.LastTs, clock));
        }

        return (table, [.. buckets.Select(ObjectText.NameOf)], "No Object Store buckets found\n");
    }

    private static async Task<(Table Table, IReadOnlyList<string> Names, string Nothing)> ObjectsAsync(CommandContext context, ObjectBucket bucket)
    {
        var table = new Table("Bucket Contents", "Name", "Size", "Time");
        var names = new List<string>();
        await using OrderedReader reader = bucket.ReadInfos();
        await foreach (StoredMessage message in reader.ToEndAsync())
        {
            if (bucket.Info(message) is { IsDeleted: false } info)
            {
                names.Add(info.Name);
                table.Row(info.Name, SizeText.Format(info.Size), TimeText.Local(info.Modified, context.Host.TimeProvider));
            }
        }

        return (table, names, "No entries found\n");
    }

    private static void AddWatch(Command family, CommandRunner runner)
    {
        Command watch = CommandParts.Named("watch", "Show changes of a bucket as they happen");
        Argument<string> bucket = ObjectCommand.Bucket();
        Option<long> count = CommandParts.Number("--count", "End after this many changes", @default: 0, min: 1);
        watch.Add(bucket);
        watch.Add(count);
        family.Add(watch);
        runner.BindEndless(watch, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            ObjectBucket watched = await ObjectBucket.OpenAsync(js, context.Get(bucket));
            await using OrderedReader reader = watched.ReadInfos();
            long seen = 0;
            await foreach (StoredMessage message in reader.FollowAsync())
            {
                ObjectInfo info = watched.Info(message);
                string time = TimeText.Local(info.Modified, context.Host.TimeProvider);
                context.Out.Line(
                    info.IsDeleted ? $"[{time}] DEL {info.Bucket} > {info.Name}"
                    : $"[{time}] PUT {info.Bucket} > {info.Name}: {SizeText.Format(info.Size)} in {CountText.Format(info.Chunks)} chunks");
                context.Out.Flush();
                if (++seen == context.Get(count))
                {
                    return;
                }
            }
        });
    }
}
