using Gust.Foundation;

namespace Gust.Security.Access;

/// <summary>Password checks that wait for their turn. One is made at a time; addresses take turns, so that a flood from one does not hold up the others.</summary>
/// <remarks>
/// No more than <see cref="LoginsMax"/> logins wait. Past that the longest line loses its last one, or the newcomer is
/// turned away if its own line is as long. A peer that goes loses its place. The lock is a leaf: checks are made, and verdicts given, after it was left.
/// </remarks>
internal sealed class PasswordChecks(IWorkScheduler elsewhere)
{
    /// <summary>Far more than can be made before their peers run out of time.</summary>
    public const int LoginsMax = 1024;

    public const string TooMany = "too many passwords wait to be checked";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, PasswordLine> _lines = new(StringComparer.Ordinal);
    private readonly LinkedList<PasswordLine> _turns = [];
    private int _logins;
    private bool _isAtWork;

    /// <summary>Logins that wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _logins;
            }
        }
    }

    /// <summary>Takes a check, whose verdict comes later; gives the verdict if there is no room for it.</summary>
    public Verdict? Add(PasswordCheck check)
    {
        check.Watch = check.Gone.UnsafeRegister(_ => Withdraw(check), null);
        PasswordCheck? refused = null;
        bool begins;
        lock (_lock)
        {
            if (check.IsLogin && _logins >= LoginsMax)
            {
                refused = FindSurplus(check);
                Remove(refused);
            }

            if (refused != check)
            {
                Enqueue(check);
            }

            begins = !_isAtWork;
            _isAtWork = true;
        }

        if (begins)
        {
            elsewhere.Schedule(Work);
        }

        if (refused == check)
        {
            check.Watch.Unregister();
            return Verdict.TurnAway(TooMany);
        }

        refused?.Conclude(Verdict.TurnAway(TooMany));
        return null;
    }

    /// <summary>Makes one check and lets others use the worker before the next.</summary>
    private void Work()
    {
        PasswordCheck? check;
        lock (_lock)
        {
            check = TakeNext();
            _isAtWork = check is not null;
        }

        if (check is null)
        {
            return;
        }

        try
        {
            if (!check.Gone.IsCancellationRequested)
            {
                check.Make();
            }
        }
        finally
        {
            elsewhere.Schedule(Work);
        }
    }

    private void Withdraw(PasswordCheck check)
    {
        lock (_lock)
        {
            Remove(check);
        }
    }

    private void Enqueue(PasswordCheck check)
    {
        if (!_lines.TryGetValue(check.Address, out PasswordLine? line))
        {
            _lines[check.Address] = line = new PasswordLine();
            _turns.AddLast(line.Turn);
        }

        check.Place = line.Checks.AddLast(check);
        _logins += check.IsLogin ? 1 : 0;
    }

    private PasswordCheck? TakeNext()
    {
        if (_turns.First is not { Value: var line } || line.Checks.First is not { Value: var check })
        {
            return null;
        }

        _turns.Remove(line.Turn);
        _turns.AddLast(line.Turn);
        Remove(check);
        return check;
    }

    /// <summary>Takes it out of its line, if it stands in one; lines are never empty.</summary>
    private void Remove(PasswordCheck check)
    {
        if (check.Place?.List is null)
        {
            return;
        }

        PasswordLine line = _lines[check.Address];
        line.Checks.Remove(check.Place);
        _logins -= check.IsLogin ? 1 : 0;
        if (line.Checks.Count == 0)
        {
            _lines.Remove(check.Address);
            _turns.Remove(line.Turn);
        }
    }

    /// <summary>Whom it costs the least to send away: the last login of the longest line, or the newcomer.</summary>
    private PasswordCheck FindSurplus(PasswordCheck newcomer)
    {
        PasswordLine longest = _turns.MaxBy(line => line.Checks.Count)!;
        int own = _lines.TryGetValue(newcomer.Address, out PasswordLine? line) ? line.Checks.Count : 0;
        bool isFair = longest.Checks.Count <= own + 1;
        return isFair ? newcomer : longest.Checks.LastOrDefault(check => check.IsLogin) ?? newcomer;
    }
}
