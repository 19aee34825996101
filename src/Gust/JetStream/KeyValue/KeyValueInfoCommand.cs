using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Streams;

namespace Gust.Cli.JetStream.KeyValue;

/// <summary><c>kv info</c>.</summary>
internal static class KeyValueInfoCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command info = CommandParts.Named("info", "Show a bucket", "view", "status");
        Argument<string?> bucket = new("bucket") { Description = "Bucket", Arity = ArgumentArity.ZeroOrOne };
        info.Add(bucket);
        family.Add(info);
        runner.Bind(info, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            string name = context.Get(bucket) ?? await ChooseAsync(js);
            context.Out.Text(BucketText.Info((await Bucket.OpenAsync(js, name)).Stream.Value, context.Host.TimeProvider));
            context.Out.Flush();
        });
    }

    private static async Task<string> ChooseAsync(JetStreamApi js)
    {
        if (!js.Context.Host.InIsTerminal)
        {
            throw new CliException("name a bucket");
        }

        string[] buckets = [.. (await new StreamApi(js).NamesAsync()).Where(n => n.StartsWith(Bucket.StreamPrefix, StringComparison.Ordinal)).Select(n => n[Bucket.StreamPrefix.Length..])];
        return buckets.Length == 0 ? throw new CliException("there are no buckets") : await Confirmation.ChooseAsync(js.Context, "Select a bucket:", buckets);
    }
}
