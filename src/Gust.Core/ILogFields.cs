namespace Gust.Core;

/// <summary>A value in a log event that consists of several: one text in the message, fields of their own in a structured log.</summary>
internal interface ILogFields
{
    /// <summary>Names as they stand in the log, and values.</summary>
    IEnumerable<KeyValuePair<string, object?>> LogFields { get; }
}
