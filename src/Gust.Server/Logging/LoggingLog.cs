using Microsoft.Extensions.Logging;

namespace Gust.Server.Logging;

/// <summary>What the log says of itself. Numbers 2500 to 2599; they are stable.</summary>
internal static partial class LoggingLog
{
    [LoggerMessage(2500, LogLevel.Information, "Rotated log, backup saved as \"{Backup}\"", EventName = "LogRotated")]
    public static partial void Rotated(ILogger logger, string backup);

    [LoggerMessage(2501, LogLevel.Information, "Purged log file \"{File}\"", EventName = "LogPurged")]
    public static partial void Purged(ILogger logger, string file);

    [LoggerMessage(2502, LogLevel.Error, "cannot write to the log file {File}: {Reason}; {Lost} lines are lost so far. Make room on its disk, or name another log_file and reload", EventName = "LogUnwritable")]
    public static partial void Unwritable(ILogger logger, string file, string reason, long lost);

    [LoggerMessage(2503, LogLevel.Warning, "{Lost} log lines before this one are lost: the log file {File} could not be written", EventName = "LogLinesLost")]
    public static partial void LinesLost(ILogger logger, long lost, string file);
}
