namespace Gust.JetStream.Schedules;

/// <summary>Six fields of cron: second, minute, hour, day of the month, month, day of the week. Knows the times of a clock, not of a place.</summary>
/// <remarks>When both kinds of days are restricted, either will do, as cron has it since ever. Immutable.</remarks>
internal sealed class CronExpression
{
    /// <summary>The longest that a day of the calendar keeps one waiting: February 29 around a year like 2100.</summary>
    private const int DaysMax = (8 * 366) + 1;

    private readonly CronField _seconds;
    private readonly CronField _minutes;
    private readonly CronField _hours;
    private readonly CronField _days;
    private readonly CronField _months;
    private readonly CronField _weekdays;

    private CronExpression(ReadOnlySpan<CronField> fields)
    {
        _seconds = fields[0];
        _minutes = fields[1];
        _hours = fields[2];
        _days = fields[3];
        _months = fields[4];
        _weekdays = fields[5];
    }

    public bool TakesEveryHour => _hours.TakesAll;

    /// <summary>False: it is no expression, or one whose time never comes.</summary>
    public static bool TryParse(string text, out CronExpression? expression)
    {
        expression = null;
        string[] parts = (Named(text) ?? text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        CronField[] fields = new CronField[CronField.Kinds.Length];
        if (parts.Length != fields.Length)
        {
            return false;
        }

        for (int i = 0; i < fields.Length; i++)
        {
            if (!CronField.TryParse(parts[i], CronField.Kinds[i], out fields[i]))
            {
                return false;
            }
        }

        CronExpression parsed = new(fields);
        expression = parsed.NextAtOrAfter(DateTime.UnixEpoch) is null ? null : parsed;
        return expression is not null;
    }

    /// <summary>The first time it takes, in whole seconds; null: there is none.</summary>
    public DateTime? NextAtOrAfter(DateTime from)
    {
        for (int i = 0; i < DaysMax && from < DateTime.MaxValue.Date; i++)
        {
            if (TakesDay(from) && NextOfDay(from) is { } found)
            {
                return found;
            }

            from = from.Date.AddDays(1);
        }

        return null;
    }

    private bool TakesDay(DateTime day)
    {
        bool isDay = _days.Takes(day.Day);
        bool isWeekday = _weekdays.Takes((int)day.DayOfWeek);
        return _months.Takes(day.Month) && (_days.IsOpen || _weekdays.IsOpen ? isDay && isWeekday : isDay || isWeekday);
    }

    private DateTime? NextOfDay(DateTime from)
    {
        for (int hour = _hours.Next(from.Hour); hour >= 0; hour = _hours.Next(hour + 1))
        {
            bool isFirstHour = hour == from.Hour;
            for (int minute = _minutes.Next(isFirstHour ? from.Minute : 0); minute >= 0; minute = _minutes.Next(minute + 1))
            {
                int second = _seconds.Next(isFirstHour && minute == from.Minute ? from.Second : 0);
                if (second >= 0)
                {
                    return from.Date.AddSeconds((((hour * 60) + minute) * 60) + second);
                }
            }
        }

        return null;
    }

    private static string? Named(string text) => text switch
    {
        "@yearly" or "@annually" => "0 0 0 1 1 *",
        "@monthly" => "0 0 0 1 * *",
        "@weekly" => "0 0 0 * * 0",
        "@daily" or "@midnight" => "0 0 0 * * *",
        "@hourly" => "0 0 * * * *",
        _ => null,
    };
}
