using Microsoft.Extensions.Logging;

namespace Gust.Cli.Server;

/// <summary>Log events of the server's process. Numbers 4000 to 4099; they are stable.</summary>
internal static partial class ProcessLog
{
    [LoggerMessage(4000, LogLevel.Warning, "{Text}", EventName = "ConfigurationWarning")]
    public static partial void Warning(ILogger logger, string text);

    [LoggerMessage(4007, LogLevel.Warning, "the log file was not opened again: {Reason}. The former one is written on; check the directory and its rights", EventName = "LogNotReopened")]
    public static partial void NotReopened(ILogger logger, string reason);

    [LoggerMessage(4001, LogLevel.Information, "Using configuration file: {File} ({Digest})", EventName = "ConfigurationFile")]
    public static partial void UsingFile(ILogger logger, string file, string digest);

    [LoggerMessage(4002, LogLevel.Debug, "Trapped \"{Name}\" signal", EventName = "SignalTrapped")]
    public static partial void Trapped(ILogger logger, string name);

    [LoggerMessage(4003, LogLevel.Information, "File log re-opened", EventName = "LogReopened")]
    public static partial void Reopened(ILogger logger);

    [LoggerMessage(4004, LogLevel.Information, "{Line}", EventName = "OptionReloaded")]
    public static partial void Reloaded(ILogger logger, string line);

    [LoggerMessage(4005, LogLevel.Information, "Reloaded server configuration ({Digest})", EventName = "ConfigurationReloaded")]
    public static partial void ReloadDone(ILogger logger, string digest);

    [LoggerMessage(4006, LogLevel.Error, "Failed to reload server configuration: {Reason}. The former one stays in force")]
    public static partial void ReloadFailed(ILogger logger, string reason);
}
