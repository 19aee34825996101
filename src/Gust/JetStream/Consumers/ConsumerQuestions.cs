using Gust.Cli.Commands;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Consumers;

/// <summary>Asks at the terminal for what the options of <c>consumer add</c> left open.</summary>
internal sealed class ConsumerQuestions(CommandContext context, ConsumerFlags flags)
{
    public async Task FillAsync(ConsumerConfig config, bool isEphemeral)
    {
        if (config.Name.Length == 0 && config.Durable.Length == 0 && !isEphemeral)
        {
            config.Name = await context.Prompter.AskAsync("Consumer name");
            config.Durable = config.Name;
        }

        if (!flags.IsGiven(context, "--pull"))
        {
            await AskAsync("--target", "Delivery target (empty for Pull Consumers)", config.DeliverSubject, text => config.DeliverSubject = text);
        }

        bool isPush = config.DeliverSubject.Length > 0;
        if (isPush)
        {
            await AskAsync("--deliver-group", "Delivery Queue Group", "", text => config.DeliverGroup = text);
        }

        await AskAsync("--deliver", "Start policy (all, new, last, subject, 1h, msg sequence)", "all", text => ConsumerFlags.SetStart(config, text));
        await AskAsync("--ack", "Acknowledgment policy (explicit, all, none)", isPush ? "none" : "explicit", text => config.AckPolicy = Acknowledgement(text));
        await AskAsync("--replay", "Replay policy (instant, original)", "instant", text =>
            config.ReplayPolicy = text switch { "instant" => ReplayKind.Instant, "original" => ReplayKind.Original, _ => throw Unknown("--replay", text, "instant, original") });
        await AskAsync("--filter", "Filter Stream by subjects (blank for all)", "", text =>
            ConsumerFlags.SetFilters(config, text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)));
        if (config.AckPolicy != AckKind.None)
        {
            await AskAsync("--max-deliver", "Maximum Allowed Deliveries", "-1", text => config.MaxDeliver = Number("--max-deliver", text));
            await AskAsync("--max-pending", "Maximum Acknowledgments Pending", "0", text => config.MaxAckPending = Number("--max-pending", text));
        }

        if (isPush)
        {
            await AskAsync("--heartbeat", "Idle Heartbeat", "-1", text => config.IdleHeartbeatNs = ConfigFlags<ConsumerConfig>.Period("--heartbeat", text));
            await AskAsync("--flow-control", "Enable Flow Control (y/n)", "n", text => config.FlowControl = IsYes(text));
        }

        await AskAsync("--headers-only", "Deliver headers only without bodies (y/n)", "n", text => config.HeadersOnly = IsYes(text));
    }

    private async Task AskAsync(string option, string question, string @default, Action<string> set)
    {
        if (!flags.IsGiven(context, option))
        {
            set(await context.Prompter.AskAsync(question, @default));
        }
    }

    private static AckKind Acknowledgement(string text) => text switch
    {
        "explicit" => AckKind.Explicit,
        "all" => AckKind.All,
        "none" => AckKind.None,
        _ => throw Unknown("--ack", text, "explicit, all, none"),
    };

    private static long Number(string option, string text) =>
        long.TryParse(text, out long number) ? number : throw new CliException($"{option}: \"{text}\" is not a whole number");

    private static bool IsYes(string text) => text is "y" or "Y" or "yes";

    private static CliException Unknown(string option, string text, string words) => new($"{option}: \"{text}\" is none of {words}");
}
