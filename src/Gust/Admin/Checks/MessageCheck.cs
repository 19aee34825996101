using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gust.Cli.Commands;
using Gust.Cli.JetStream;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.Admin.Checks;

/// <summary><c>server check message</c>: age and content of the last message of a subject.</summary>
internal static class MessageCheck
{
    public static void AddTo(CheckCommand check)
    {
        Option<string> stream = CommandParts.Text("--stream", "STREAM", "The stream to look in");
        stream.Required = true;
        Option<string> subject = CommandParts.Text("--subject", "SUBJECT", "Subject of the message (default >)");
        Option<TimeSpan?> warn = CommandParts.Duration("--age-warn", "Warn when the message is this old");
        Option<TimeSpan?> critical = CommandParts.Duration("--age-critical", "Critical when the message is this old");
        Option<string> content = CommandParts.Text("--content", "REGEX", "What must be in the body");
        Option<bool> isTime = CommandParts.Flag("--body-timestamp", "The body is the message's time, in seconds since 1970");
        check.Add(
            ["message"], "Check the last message of a subject", [stream, subject, warn, critical, content, isTime], _ => "Stream Message",
            async (context, result) =>
            {
                Regex? wanted = context.Get(content) is { } text ? RegexArgument.Parse("--content", text) : null;
                await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
                StreamInfo info = (await new StreamApi(js).InfoAsync(context.Get(stream))).Value;
                string of = context.Get(subject) ?? ">";
                if (await new MessageStore(js).LastAsync(info.Config, of) is not { } message)
                {
                    result.Critical($"no message on {of}");
                    return;
                }

                string body = Encoding.UTF8.GetString(message.Payload.Span);
                DateTimeOffset time = context.Get(isTime) ? BodyTime(body) : message.Time;
                var limits = new CheckLimits(context);
                double age = (context.Host.TimeProvider.GetUtcNow() - time).TotalSeconds;
                result.Judge(
                    new CheckMetric("age", "The age of the message", Math.Max(0, age), "s", limits.Seconds(warn), limits.Seconds(critical)),
                    seconds => DurationText.Format(TimeSpan.FromSeconds(Math.Floor(seconds))));
                result.Measure(new CheckMetric("size", "The size of the message", message.Payload.Length, "B"));
                result.Require(wanted is null || wanted.IsMatch(body), "valid message", $"the message does not match {wanted}");
            });
    }

    private static DateTimeOffset BodyTime(string body) =>
        long.TryParse(body.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new CliException("the body of the message is no time in seconds since 1970");
}
