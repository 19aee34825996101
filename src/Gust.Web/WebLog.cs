using Microsoft.Extensions.Logging;

namespace Gust.Web;

/// <summary>The monitoring port's log events. Numbers 7000 to 7099; they are stable. Tools search for some of these texts.</summary>
internal static partial class WebLog
{
    [LoggerMessage(7000, LogLevel.Information, "Starting {Scheme} monitor on {Address}")]
    public static partial void Started(ILogger logger, string scheme, string address);

    [LoggerMessage(7001, LogLevel.Error, "A request for {Path} of the monitoring port failed")]
    public static partial void RequestFailed(ILogger logger, Exception fault, string? path);
}
