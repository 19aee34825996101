using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Logging;

/// <summary>The reference's line format: <c>[pid] date time [LVL] text</c> (spec: monitoring.md section 6).</summary>
internal sealed class TextLayout(LoggingOptions options, TimeProvider time, bool colours) : ILogLayout
{
    public byte[] Format(in LogRecord record)
    {
        string stamp = options.Time
            ? Now().ToString("yyyy/MM/dd HH:mm:ss.ffffff ", CultureInfo.InvariantCulture)
            : "";
        return Encoding.UTF8.GetBytes($"[{Environment.ProcessId}] {stamp}{Label(record.Level)} {Body(record)}\n");
    }

    /// <summary>The text, and what was thrown with its trace.</summary>
    public static string Body(in LogRecord record) => record.Fault is { } fault ? $"{record.Text}: {fault}" : record.Text;

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
