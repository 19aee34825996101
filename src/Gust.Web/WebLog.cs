using Microsoft.Extensions.Logging;

namespace Gust.Web;

/// <summary>The monitoring port's log events. Numbers 7000 to 7099; they are stable. Tools search for some of these texts.</summary>
internal static partial class WebLog
{
    [LoggerMessage(7000, LogLevel.Information, "Starting {Scheme} monitor on {Address}", EventName = "MonitoringStarted")]
    public static partial void Started(ILogger logger, string scheme, string address);

    [LoggerMessage(7001, LogLevel.Error, "a request for {Path} of the monitoring port failed; please report it with this trace", EventName = "MonitoringRequestFailed")]
    public static partial void RequestFailed(ILogger logger, Exception fault, string? path);

    [LoggerMessage(7002, LogLevel.Warning, "monitoring port: {Address} showed a wrong user, password or token. If it goes on, somebody is guessing: keep the port from the outside", EventName = "MonitoringVisitorRefused")]
    public static partial void VisitorRefused(ILogger logger, string address);
}
