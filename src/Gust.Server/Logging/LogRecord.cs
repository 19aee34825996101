using Microsoft.Extensions.Logging;

namespace Gust.Server.Logging;

/// <summary>One event on its way into the log.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Event">Its number and name.</param>
/// <param name="Text">The message in one line.</param>
/// <param name="Fault">What was thrown; null: nothing.</param>
/// <param name="Fields">What the message was made of, by name.</param>
internal readonly record struct LogRecord(LogLevel Level, EventId Event, string Text, Exception? Fault, IReadOnlyList<KeyValuePair<string, object?>> Fields)
{
    public static LogRecord Of<TState>(LogLevel level, EventId @event, TState state, Exception? fault, Func<TState, Exception?, string> formatter) => new(
        level,
        @event,
        LogText.OneLine(formatter(state, fault)),
        fault,
        state as IReadOnlyList<KeyValuePair<string, object?>> ?? []);
}
