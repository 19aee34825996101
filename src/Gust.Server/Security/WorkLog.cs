using Microsoft.Extensions.Logging;

namespace Gust.Server.Security;

/// <summary>Log events of work in the background. Numbers 2300 to 2399; they are stable.</summary>
internal static partial class WorkLog
{
    [LoggerMessage(2300, LogLevel.Error, "{Worker}: a piece of work failed; who waits for it is refused", EventName = "BackgroundWorkFailed")]
    public static partial void Failed(ILogger logger, string worker, Exception fault);
}
