using System.Text.Json;
using Gust.Monitoring;
using Gust.Web.Console.Api;

namespace Gust.Web.Console.Live;

/// <summary>The last five minutes, a sample each second, so that the plots are there as soon as somebody looks.</summary>
/// <remarks>Thread-safe. Begins with the console's first request or, where it is on from the start, with the server.</remarks>
internal sealed class LiveHistory : IDisposable
{
    private const int SamplesMax = 300;
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Queue<double?[]> _samples = new(SamplesMax);
    private readonly DocumentShelf _shelf;
    private readonly LiveColumns _columns;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _latest;

    public LiveHistory(GustServer server)
    {
        _shelf = server.Monitoring;
        _columns = new LiveColumns(server.Monitoring.Server);
        _time = server.Broker.Time;
        _timer = _time.CreateTimer(static self => ((LiveHistory)self!).Take(), this, Timeout.InfiniteTimeSpan, s_interval);
        if (server.Options.Monitoring.Console.Enabled)
        {
            Start();
        }
    }

    public Task ServeAsync(ConsoleCall call)
    {
        long after = call.Number("after", otherwise: 0, 0, long.MaxValue);
        LiveAnswer answer;
        lock (_lock)
        {
            if (_latest == 0)
            {
                Start();
            }

            int fresh = after > _latest ? _samples.Count : (int)Math.Min(_samples.Count, _latest - after);
            answer = new LiveAnswer((int)s_interval.TotalMilliseconds, _latest, _columns.Names, [.. _samples.Skip(_samples.Count - fresh)]);
        }

        return call.AnswerAsync(answer, ConsoleJson.Default.LiveAnswer);
    }

    public void Dispose() => _timer.Dispose();

    private void Start() => _timer.Change(TimeSpan.Zero, s_interval);

    private void Take() => _shelf.Varz.Answer(MonitoringQuery.Empty, Keep);

    private void Keep(MonitoringAnswer varz)
    {
        using JsonDocument document = JsonDocument.Parse(varz.Body);
        lock (_lock)
        {
            double?[] sample = _columns.Read(document.RootElement, _time.GetUtcNow());
            if (_samples.Count == SamplesMax)
            {
                _samples.Dequeue();
            }

            _samples.Enqueue(sample);
            _latest++;
        }
    }
}
