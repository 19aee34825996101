using Gust.Foundation;

namespace Gust.Client;

/// <summary>How long to wait before each attempt: doubling up to a bound, with chance so that many clients do not come at once.</summary>
internal sealed class ReconnectSchedule(TimeSpan min, TimeSpan max, IRandom random)
{
    private const int ChanceSteps = 1000;
    private TimeSpan _next = min;

    public TimeSpan Next()
    {
        TimeSpan wait = _next / 2 + _next / 2 * random.Next(ChanceSteps) / ChanceSteps;
        _next = _next * 2 < max ? _next * 2 : max;
        return wait;
    }
}
