using Microsoft.Extensions.Logging;

namespace Gust.Monitoring.SystemAccount;

/// <summary>What the log is told of the system account.</summary>
internal static partial class SystemAccountLog
{
    [LoggerMessage(8000, LogLevel.Error, "A request on {Subject} could not be answered; this is a defect of the server")]
    public static partial void RequestFailed(ILogger logger, string subject, Exception fault);
}
