using System.CommandLine;
using System.Globalization;
using Gust.Cli.Commands;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Checks;

/// <summary>Thresholds: those the user wrote, else those that the metadata of a stream or consumer carries, else none.</summary>
/// <param name="metadata">A threshold <c>--lag-critical</c> is <c>io.nats.monitor.lag-critical</c> there.</param>
internal sealed class CheckLimits(CommandContext context, IReadOnlyDictionary<string, string>? metadata = null)
{
    public const string Prefix = "io.nats.monitor.";

    /// <summary>Null for none: not said, or -1.</summary>
    public double? Count(Option<long> option, long? @default = null)
    {
        long? value = context.IsGiven(option) ? context.Get(option) : FromMetadata(option.Name) is { } text
            ? long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : throw Bad(option.Name, text)
            : @default;
        return value >= 0 ? value : null;
    }

    /// <summary>In seconds; null for none: not said, or 0.</summary>
    public double? Seconds(Option<TimeSpan?> option, TimeSpan? @default = null)
    {
        TimeSpan? value = context.IsGiven(option) ? context.Get(option) : FromMetadata(option.Name) is { } text
            ? DurationText.TryParse(text, out TimeSpan period) ? period : throw Bad(option.Name, text)
            : @default;
        return value > TimeSpan.Zero ? value.Value.TotalSeconds : null;
    }

    public bool Flag(Option<bool> option) => context.Get(option) || FromMetadata(option.Name) is "true" or "1";

    private string? FromMetadata(string option) => metadata?.GetValueOrDefault(Prefix + option.TrimStart('-'));

    private static CliException Bad(string option, string text) => new($"the metadata {Prefix}{option.TrimStart('-')} is no threshold: {Quoted.Text(text)}");
}
