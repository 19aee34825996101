using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using Gust.Cli.Commands;
using Gust.Cli.JetStream;
using Gust.Cli.Messages;
using Gust.Cli.Templates;
using Gust.Cli.Text;
using Gust.Client;
using Gust.Foundation;

namespace Gust.Cli.Admin.Checks;

/// <summary><c>server check request</c>: what a service answers, and how quickly.</summary>
internal static class RequestCheck
{
    public static void AddTo(CheckCommand check)
    {
        Option<string> subject = CommandParts.Text("--subject", "SUBJECT", "The subject of the service");
        subject.Required = true;
        Option<string> payload = CommandParts.Text("--payload", "TEXT", "The body of the request");
        Option<string[]> headers = CommandParts.Texts("--header", "NAME:VALUE", "A header of the request; may be repeated", "-H");
        Option<string> match = CommandParts.Text("--match-payload", "REGEX", "What must be in the answer");
        Option<string[]> matchHeaders = CommandParts.Texts("--match-header", "NAME:VALUE", "A header that the answer must have; may be repeated");
        Option<TimeSpan?> warn = CommandParts.Duration("--response-warn", "Warn when the answer takes this long");
        Option<TimeSpan?> critical = CommandParts.Duration("--response-critical", "Critical when the answer takes this long");
        check.Add(
            ["request", "req"], "Check a service by a request", [subject, payload, headers, match, matchHeaders, warn, critical], _ => "Request",
            async (context, result) =>
            {
                Regex? wanted = context.Get(match) is { } text ? RegexArgument.Parse("--match-payload", text) : null;
                Headers? sent = HeaderArguments.Parse(context.Get(headers)).Render(new TemplateScope(1, default, SystemRandom.Instance));
                await using NatsClient client = await context.OpenAsync(reconnect: false);
                TimeProvider time = context.Host.TimeProvider;
                long start = time.GetTimestamp();
                Message answer = await client.RequestAsync(context.Get(subject), Encoding.UTF8.GetBytes(context.Get(payload) ?? ""), sent, cancel: context.Cancel);
                var limits = new CheckLimits(context);
                result.Judge(
                    new CheckMetric("time", "answer took", time.GetElapsedTime(start).TotalSeconds, "s", limits.Seconds(warn), limits.Seconds(critical)),
                    seconds => DurationText.Format(TimeSpan.FromSeconds(seconds)));
                result.Require(wanted is null || wanted.IsMatch(Encoding.UTF8.GetString(answer.Payload.Span)), "valid response", $"the answer does not match {wanted}");
                foreach (string header in context.Get(matchHeaders) ?? [])
                {
                    string[] parts = header.Split(':', 2, StringSplitOptions.TrimEntries);
                    string? found = answer.Headers?[parts[0]];
                    result.Require(
                        parts.Length == 2 && found == parts[1], $"header {parts[0]}", $"header {parts[0]} is {(found is null ? "missing" : Quoted.Text(found))}");
                }
            });
    }
}
