using Microsoft.Extensions.Logging;

namespace Gust.Core;

/// <summary>Keeps a flood of one event from filling the disk: past a burst, warnings and errors of one number are let through slowly, and the rest is counted.</summary>
/// <remarks>Thread-safe; the lock is a leaf. What is held back is told in one line per number and <see cref="SummaryPause"/>.</remarks>
internal sealed class BrakedLogger : ILogger
{
    /// <summary>Lines of one event that come through at once after a quiet time.</summary>
    public const int Burst = 100;

    /// <summary>After that, one line comes through in this time.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>How often it is told what was held back.</summary>
    public static readonly TimeSpan SummaryPause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, EventBudget> _budgets = [];
    private readonly ILogger _inner;
    private readonly TimeProvider _time;
    private readonly ITimer _summary;
    private bool _isSummaryDue;

    public BrakedLogger(ILogger inner, TimeProvider time)
    {
        _inner = inner;
        _time = time;
        _summary = time.CreateTimer(static self => ((BrakedLogger)self!).Summarize(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool IsEnabled(LogLevel logLevel) => _inner.IsEnabled(logLevel);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _inner.BeginScope(state);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel < LogLevel.Warning || TryTake(eventId))
        {
            _inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }

    private bool TryTake(EventId eventId)
    {
        lock (_lock)
        {
            if (!_budgets.TryGetValue(eventId.Id, out EventBudget? budget))
            {
                _budgets[eventId.Id] = budget = new EventBudget(eventId); // as many as there are numbers
            }

            if (budget.TryTake(_time))
            {
                return true;
            }

            if (!_isSummaryDue)
            {
                _isSummaryDue = true;
                _summary.Change(SummaryPause, Timeout.InfiniteTimeSpan);
            }

            return false;
        }
    }

    /// <summary>Tells at once what was held back.</summary>
    public void Summarize()
    {
        List<(EventId Event, long Count)> held = [];
        lock (_lock)
        {
            _isSummaryDue = false;
            held.AddRange(_budgets.Values.Where(budget => budget.Suppressed > 0).Select(budget => (budget.Event, budget.TakeSuppressed())));
        }

        foreach ((EventId one, long count) in held)
        {
            Core.Log.Suppressed(_inner, count, one.Name ?? "", one.Id, (long)SummaryPause.TotalMilliseconds);
        }
    }
}
