using System.Globalization;
using Gust.Cli.Commands;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary>Asks at the terminal for what the options of <c>stream add</c> left open.</summary>
internal sealed class StreamQuestions(CommandContext context, StreamFlags flags)
{
    public async Task FillAsync(StreamConfig config)
    {
        if (config.Name.Length == 0)
        {
            config.Name = await context.Prompter.AskAsync("Stream Name");
        }

        bool isCopy = config.Mirror is not null || config.Sources is { Count: > 0 };
        if (!isCopy)
        {
            await AskAsync("--subjects", "Subjects", "", text => config.Subjects = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries));
        }

        await AskAsync("--storage", "Storage (file, memory)", "file", text => config.Storage = Word<StorageKind>("--storage", text));
        await AskAsync("--replicas", "Replication", "1", text => config.NumReplicas = Number("--replicas", text));
        if (config.Mirror is null)
        {
            await AskAsync("--retention", "Retention Policy (limits, interest, work)", "limits", text =>
                config.Retention = text.StartsWith("work", StringComparison.OrdinalIgnoreCase) ? RetentionKind.WorkQueue : Word<RetentionKind>("--retention", text));
        }

        await AskAsync("--discard", "Discard Policy (new, old)", "old", text => config.Discard = Word<DiscardKind>("--discard", text));
        await AskAsync("--max-msgs", "Stream Messages Limit", "-1", text => config.MaxMsgs = Number("--max-msgs", text));
        await AskAsync("--max-msgs-per-subject", "Per Subject Messages Limit", "-1", text => config.MaxMsgsPerSubject = Number("--max-msgs-per-subject", text));
        await AskAsync("--max-bytes", "Total Stream Size", "-1", text => config.MaxBytes = ConfigFlags<StreamConfig>.Bytes("--max-bytes", text));
        await AskAsync("--max-age", "Message TTL", "-1", text => config.MaxAgeNs = ConfigFlags<StreamConfig>.Period("--max-age", text));
        await AskAsync("--max-msg-size", "Max Message Size", "-1", text => config.MaxMsgSize = (int)ConfigFlags<StreamConfig>.Bytes("--max-msg-size", text, int.MaxValue));
        if (config.Mirror is null)
        {
            await AskAsync("--dupe-window", "Duplicate tracking time window", "", text => config.DuplicateWindowNs = ConfigFlags<StreamConfig>.Period("--dupe-window", text));
            await AskFlagAsync("--allow-rollup", "Allow message Roll-ups", false, on => config.AllowRollup = on);
        }

        await AskFlagAsync("--deny-delete", "Allow message deletion", true, on => config.DenyDelete = !on);
        await AskFlagAsync("--deny-purge", "Allow purging subjects or the entire stream", true, on => config.DenyPurge = !on);
    }

    private async Task AskAsync(string option, string question, string @default, Action<string> set)
    {
        if (!flags.IsGiven(context, option))
        {
            set(await context.Prompter.AskAsync(question, @default));
        }
    }

    private Task AskFlagAsync(string option, string question, bool @default, Action<bool> set) =>
        AskAsync(option, $"{question} (y/n)", @default ? "y" : "n", text => set(text is "y" or "Y" or "yes"));

    private static long Number(string option, string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new CliException($"{option}: \"{text}\" is not a whole number");

    private static TEnum Word<TEnum>(string option, string text)
        where TEnum : struct, Enum => Enum.TryParse(text, ignoreCase: true, out TEnum value) && !char.IsAsciiDigit(text[0])
            ? value
            : throw new CliException($"{option}: \"{text}\" is none of {string.Join(", ", Enum.GetNames<TEnum>()).ToLowerInvariant()}");
}
