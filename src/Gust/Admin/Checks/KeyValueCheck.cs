using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream;
using Gust.Cli.JetStream.KeyValue;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.Admin.Checks;

/// <summary><c>server check kv</c>: that a bucket is there, how many values it holds, and one of them.</summary>
internal static class KeyValueCheck
{
    public static void AddTo(CheckCommand check)
    {
        Option<string> bucket = CommandParts.Text("--bucket", "BUCKET", "The bucket to check");
        bucket.Required = true;
        Option<long> critical = CommandParts.Number("--values-critical", "Critical at this many values; at so few where it is below the warning number", @default: 0, min: -1);
        Option<long> warn = CommandParts.Number("--values-warn", "Warn at this many values", @default: 0, min: -1);
        Option<string> key = CommandParts.Text("--key", "KEY", "A key that must have a value");
        check.Add(
            ["kv"], "Check a key-value bucket", [bucket, critical, warn, key], context => context.Get(bucket),
            async (context, result) =>
            {
                await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
                Bucket opened = await Bucket.OpenAsync(js, context.Get(bucket));
                StreamInfo stream = opened.Stream.Value;
                result.Ok($"bucket {opened.Name}");
                var limits = new CheckLimits(context);
                result.Judge(
                    new CheckMetric("values", "values", stream.State.Messages, "", limits.Count(warn), limits.Count(critical)), count => CountText.Format((long)count));
                result.Measure(new CheckMetric("bytes", "Bytes stored in the bucket", stream.State.Bytes, "B"));
                result.Measure(new CheckMetric("replicas", "Servers that keep the bucket", stream.Config.NumReplicas));
                if (context.Get(key) is { } wanted)
                {
                    BucketEntry? entry = await opened.LastAsync(wanted);
                    result.Require(
                        entry is { Operation: BucketOperation.Put }, $"key {wanted} found", entry is null ? $"key {wanted} not found" : $"key {wanted} was deleted");
                }
            });
    }
}
