using Microsoft.Extensions.Logging;

namespace Gust.Server.Operators;

/// <summary>Log events of operator mode. Numbers 2100 to 2199; they are stable.</summary>
internal static partial class OperatorLog
{
    [LoggerMessage(2100, LogLevel.Information, "Trusted Operators")]
    public static partial void TrustedOperators(ILogger logger);

    [LoggerMessage(2101, LogLevel.Information, "  Operator: \"{Name}\", key {Key}, system account {SystemAccount}", EventName = "TrustedOperator")]
    public static partial void Operator(ILogger logger, string name, string key, string systemAccount);

    [LoggerMessage(2102, LogLevel.Warning, "Account {Account} is refused: {Reason}")]
    public static partial void AccountRefused(ILogger logger, string account, string reason);

    [LoggerMessage(2103, LogLevel.Warning, "Account {Account}: {Problem}")]
    public static partial void AccountProblem(ILogger logger, string account, string problem);

    [LoggerMessage(2104, LogLevel.Error, "The JWT of account {Account} could not be read: {Reason}. Check the resolver's directory", EventName = "AccountJwtUnreadable")]
    public static partial void AccountUnreadable(ILogger logger, string account, string reason);

    [LoggerMessage(2105, LogLevel.Error, "The JWT of account {Account} could not be stored: {Reason}. Check the resolver's directory", EventName = "AccountJwtUnwritable")]
    public static partial void AccountUnwritable(ILogger logger, string account, string reason);

    [LoggerMessage(2106, LogLevel.Error, "Account {Account} could not be looked at again when its time came", EventName = "AccountCheckFailed")]
    public static partial void ClockFailed(ILogger logger, string account, Exception fault);
}
