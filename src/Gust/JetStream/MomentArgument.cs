using System.Globalization;
using Gust.Cli.Text;

namespace Gust.Cli.JetStream;

/// <summary>Moments on the command line: RFC 3339, date and time of the user's zone, or a period from now.</summary>
internal static class MomentArgument
{
    /// <summary>A period lies ahead.</summary>
    public static DateTimeOffset Parse(string option, string text, TimeProvider clock) =>
        DurationText.TryParse(text, out TimeSpan period) ? clock.GetUtcNow() + period : Moment(option, text, clock);

    /// <summary>A period lies behind.</summary>
    public static DateTimeOffset Past(string option, string text, TimeProvider clock) =>
        DurationText.TryParse(text, out TimeSpan period) ? clock.GetUtcNow() - period : Moment(option, text, clock);

    private static DateTimeOffset Moment(string option, string text, TimeProvider clock)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime time))
        {
            throw new CliException($"{option}: \"{text}\" is neither a period such as 1h30m nor a moment such as 2030-01-02T15:04:05Z");
        }

        return time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, clock.LocalTimeZone.GetUtcOffset(time)) : new DateTimeOffset(time);
    }
}
