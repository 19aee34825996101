using System.CommandLine;
using System.Globalization;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.KeyValue;

/// <summary><c>kv ls</c>: the buckets, or the keys of one.</summary>
internal sealed class KeyValueListCommand
{
    private readonly Argument<string?> _bucket = new("bucket") { Description = "Bucket whose keys to list", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _names = CommandParts.Flag("--names", "List names of buckets only", "-n");
    private readonly Option<bool> _verbose = CommandParts.Flag("--verbose", "Show when keys were put, and their revision", "-v");
    private readonly Option<bool> _values = CommandParts.Flag("--display-value", "Show the values too, with --verbose");
    private readonly Option<bool> _json = CommandParts.Flag("--json", "Write the names as JSON", "-j");

    public static void AddTo(Command family, CommandRunner runner)
    {
        var list = new KeyValueListCommand();
        Command command = CommandParts.Named("ls", "List buckets, or the keys of a bucket", "list", "keys");
        command.Add(list._bucket);
        Option[] own = [list._names, list._verbose, list._values, list._json];
        foreach (Option option in own)
        {
            command.Add(option);
        }

        family.Add(command);
        runner.Bind(command, list.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        context.Out.Text(context.Get(_bucket) is { } bucket ? await KeysAsync(context, await Bucket.OpenAsync(js, bucket)) : await BucketsAsync(context, js));
        context.Out.Flush();
    }

    private async Task<string> BucketsAsync(CommandContext context, JetStreamApi js)
    {
        StreamInfo[] buckets = [.. (await new StreamApi(js).ListAsync()).Where(s => s.Config.Name.StartsWith(Bucket.StreamPrefix, StringComparison.Ordinal))];
        if (context.Get(_names) || context.Get(_json))
        {
            return Names(context, buckets.Select(BucketText.NameOf));
        }

        if (buckets.Length == 0)
        {
            return "No Key-Value buckets found\n";
        }

        var table = new Table("Key-Value Buckets", "Bucket", "Description", "Created", "Size", "Values", "Last Update");
        TimeProvider clock = context.Host.TimeProvider;
        foreach (StreamInfo bucket in buckets.OrderBy(b => b.State.Bytes))
        {
            table.Row(
                BucketText.NameOf(bucket), bucket.Config.Description, TimeText.Local(bucket.Created, clock), SizeText.Format(bucket.State.Bytes),
                CountText.Format(bucket.State.Messages), TimeText.Ago(bucket.State.LastTs, clock));
        }

        return table.Render(context.Host, context.Settings.ColourScheme);
    }

    private async Task<string> KeysAsync(CommandContext context, Bucket bucket)
    {
        bool isVerbose = context.Get(_verbose);
        bool withValues = isVerbose && context.Get(_values);
        var entries = new List<BucketEntry>();
        await using OrderedReader reader = bucket.Read(">", DeliverKind.LastPerSubject, isHeadersOnly: !withValues);
        await foreach (StoredMessage message in reader.ToEndAsync())
        {
            if (bucket.Entry(message) is { Operation: BucketOperation.Put } entry)
            {
                entries.Add(entry);
            }
        }

        return !isVerbose || context.Get(_json) ? (entries.Count == 0 && !context.Get(_json) ? "No keys found in bucket\n" : Names(context, entries.Select(e => e.Key)))
            : Table(context, bucket, entries, withValues);
    }

    private static string Table(CommandContext context, Bucket bucket, IEnumerable<BucketEntry> entries, bool withValues)
    {
        string[] headings = ["Key", "Created", "Revision"];
        var table = new Table($"Contents for bucket '{bucket.Name}'", withValues ? [.. headings, "Value"] : headings);
        foreach (BucketEntry entry in entries)
        {
            string[] cells = [entry.Key, TimeText.Local(entry.Created, context.Host.TimeProvider), entry.Revision.ToString(CultureInfo.InvariantCulture)];
            table.Row(withValues ? [.. cells, StoredText.Readable(entry.Value.Span)] : cells);
        }

        return table.Render(context.Host, context.Settings.ColourScheme);
    }

    private string Names(CommandContext context, IEnumerable<string> names) =>
        context.Get(_json) ? JsonOutput.Texts(names) + "\n" : string.Concat(names.Select(name => name + "\n"));
}
