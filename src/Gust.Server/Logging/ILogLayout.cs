namespace Gust.Server.Logging;

/// <summary>How an event looks in the log.</summary>
internal interface ILogLayout
{
    /// <summary>The event's line with the line break at its end.</summary>
    byte[] Format(in LogRecord record);
}
