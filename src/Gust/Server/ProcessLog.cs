using Microsoft.Extensions.Logging;

namespace Gust.Cli.Server;

/// <summary>Log events of the server's process. Numbers 3000 to 3999; they are stable.</summary>
internal static partial class ProcessLog
{
    [LoggerMessage(3000, LogLevel.Warning, "{Text}")]
    public static partial void Warning(ILogger logger, string text);

    [LoggerMessage(3001, LogLevel.Information, "Using configuration file: {File} ({Digest})")]
    public static partial void UsingFile(ILogger logger, string file, string digest);

    [LoggerMessage(3002, LogLevel.Debug, "Trapped \"{Name}\" signal")]
    public static partial void Trapped(ILogger logger, string name);

    [LoggerMessage(3003, LogLevel.Information, "File log re-opened")]
    public static partial void Reopened(ILogger logger);

    [LoggerMessage(3004, LogLevel.Information, "{Line}")]
    public static partial void Reloaded(ILogger logger, string line);

    [LoggerMessage(3005, LogLevel.Information, "Reloaded server configuration ({Digest})")]
    public static partial void ReloadDone(ILogger logger, string digest);

    [LoggerMessage(3006, LogLevel.Error, "Failed to reload server configuration: {Reason}")]
    public static partial void ReloadFailed(ILogger logger, string reason);
}
