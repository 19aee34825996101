using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Logging;

/// <summary>The reference's line format: <c>[pid] date time [LVL] text</c> (spec: monitoring.md section 6).</summary>
internal sealed class LogLine(LoggingOptions options, TimeProvider time, bool colours)
{
    public string Format(LogLevel level, string text)
    {
        string stamp = options.Time
            ? Now().ToString("yyyy/MM/dd HH:mm:ss.ffffff ", CultureInfo.InvariantCulture)
            : "";
        return $"[{Environment.ProcessId}] {stamp}{Label(level)} {text}\n";
    }

    private DateTimeOffset Now() => options.TimeUtc ? time.GetUtcNow() : time.GetLocalNow();

    private string Label(LogLevel level)
    {
        (string name, int colour) = level switch
        {
            LogLevel.Trace => ("TRC", 33),
            LogLevel.Debug => ("DBG", 36),
            LogLevel.Information => ("INF", 32),
            LogLevel.Warning => ("WRN", 93),
            LogLevel.Error => ("ERR", 31),
            _ => ("FTL", 31),
        };
        return colours ? $"[\e[{colour}m{name}\e[0m]" : $"[{name}]";
    }
}
