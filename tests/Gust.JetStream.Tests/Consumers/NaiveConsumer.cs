using Gust.JetStream.Consumers;

namespace Gust.JetStream.Tests.Consumers;

/// <summary>A pull consumer in lists, counted anew each time: slow, and short enough to be seen to be right.</summary>
internal sealed class NaiveConsumer
{
    private readonly ConsumerSettings _settings;
    private readonly NaiveStreamStore _store;
    private readonly List<NaivePending> _ready = [];
    private readonly List<string> _sent = [];
    private readonly List<string> _statuses = [];
    private List<ulong> _lastOfSubjects = [];
    private ulong _next;

    public NaiveConsumer(ConsumerSettings settings, NaiveStreamStore store)
    {
        _settings = settings;
        _store = store;
        ulong last = store.State.LastSequence;
        switch (settings.DeliverPolicy)
        {
            case DeliverPolicy.New:
                _next = last + 1;
                break;
            case DeliverPolicy.LastPerSubject:
                _lastOfSubjects = [.. store.Messages.Where(Takes).GroupBy(m => m.SubjectText).Select(g => g.Max(m => m.Sequence)).Order()];
                _next = last + 1;
                break;
            default:
                _next = 1;
                break;
        }

        ulong first = _lastOfSubjects.Count > 0 ? _lastOfSubjects[0]
            : settings.DeliverPolicy == DeliverPolicy.LastPerSubject ? Math.Max(last, 1) : _next;
        Delivered = Floor = new ConsumerPosition(0, first - 1);
    }

    public List<NaivePending> Pending { get; private set; } = [];

    public List<NaiveRequest> Waiting { get; } = [];

    public List<ulong> Settled { get; } = [];

    public int GivenUp { get; private set; }

    public ConsumerPosition Delivered { get; private set; }

    public ConsumerPosition Floor { get; private set; }

    public long NumPending => Ahead.Count();

    private bool Tracks => _settings.AckPolicy != AckPolicy.None;

    private IEnumerable<NaiveMessage> Ahead => _store.Messages.Where(IsAhead);

    public string[] TakeSent() => Take(_sent);

    public string[] TakeStatuses() => Take(_statuses);

    public void Pull(string inbox, int batch, long expires, bool noWait, long now)
    {
        NaiveRequest request = new(inbox, batch, expires == 0 ? long.MaxValue : now + expires, noWait, !noWait || expires > 0);
        if (!request.Waits && Waiting.Count > 0 && NumPending > 0 && Waiting.Sum(other => other.Left) >= NumPending)
        {
            _statuses.Add($"{inbox} 408 Requests Pending");
        }
        else
        {
            Waiting.Add(request);
        }

        Pump(now);
    }

    public void Ack(ulong sequence, string body, long now)
    {
        NaivePending? pending = Pending.Find(one => one.Sequence == sequence);
        if (!Tracks || sequence > Delivered.Stream)
        {
            return;
        }

        if (body is "+ACK" or "+TERM")
        {
            if (_settings.AckPolicy == AckPolicy.All)
            {
                Release(Pending.Where(one => one.Sequence <= sequence).ToArray(), settled: true);
            }
            else if (pending is not null)
            {
                Release([pending], settled: true);
            }
            else if (_store.Messages.Any(one => one.Sequence == sequence && Takes(one) && !IsAhead(one)))
            {
                Settled.Add(sequence);
            }
        }
        else if (pending is not null)
        {
            _ready.Remove(pending);
            pending.Due = body switch { "-NAK" => now, "+WPI" => now + Wait(pending), _ => now + (700 * (ConsumerRig.Second / 1000)) };
            if (body == "-NAK")
            {
                Again(pending);
            }
        }

        Pump(now);
    }

    public void Advance(long now)
    {
        foreach (NaivePending pending in Pending.Except(_ready).Where(one => one.Due <= now).OrderBy(one => one.Due).ThenBy(one => one.Sequence).ToArray())
        {
            Again(pending);
        }

        foreach (NaiveRequest request in Waiting.Where(one => one.ExpiresAt <= now).ToArray())
        {
            _statuses.Add($"{request.Inbox} 408 Request Timeout");
            Waiting.Remove(request);
        }

        Pump(now);
    }

    /// <summary>Lets go what the stream no longer holds.</summary>
    public void Forget(long now)
    {
        ReleaseGone();
        Pump(now);
    }

    public void OnPurged(long now)
    {
        ReleaseGone();
        SkipGone();
        Pump(now);
    }

    public void Restart(long now)
    {
        Waiting.Clear();
        _ready.Clear();
        SkipGone();
        Advance(now);
    }

    public void Reset(ulong sequence, long now)
    {
        _next = sequence == 0 ? Floor.Stream + 1 : sequence;
        Pending = [];
        _ready.Clear();
        Delivered = Floor = new ConsumerPosition(0, _next - 1);
        Pump(now);
    }

    public void Pump(long now)
    {
        while (Waiting.Count > 0 && (_ready.Count > 0 || (HasCredit && Ahead.Any())))
        {
            NaiveRequest request = Waiting[0];
            Waiting.RemoveAt(0);
            _sent.Add($"{request.Inbox} {(_ready.Count > 0 ? DeliverAgain(now) : DeliverNext(now))}");
            request.Got++;
            if (--request.Left > 0)
            {
                Waiting.Add(request);
            }
        }

        bool caughtUp = _ready.Count == 0 && !Ahead.Any();
        foreach (NaiveRequest request in Waiting.Where(one => one.NoWait && (!one.Waits || (one.Got > 0 && caughtUp))).ToArray())
        {
            _statuses.Add($"{request.Inbox} 404 No Messages");
            Waiting.Remove(request);
        }
    }

    private bool HasCredit => !Tracks || _settings.MaxAckPending <= 0 || Pending.Count < _settings.MaxAckPending;

    private static string[] Take(List<string> list)
    {
        string[] taken = [.. list];
        list.Clear();
        return taken;
    }

    private string DeliverAgain(long now)
    {
        NaivePending pending = _ready[0];
        _ready.RemoveAt(0);
        pending.Deliveries++;
        pending.Due = now + Wait(pending);
        Delivered = Delivered with { Consumer = Delivered.Consumer + 1 };
        return $"{pending.Sequence} {pending.Deliveries} {Delivered.Consumer} {NumPending}";
    }

    private string DeliverNext(long now)
    {
        ulong sequence = Ahead.First().Sequence;
        Delivered = new ConsumerPosition(Delivered.Consumer + 1, sequence);
        _lastOfSubjects.RemoveAll(one => one <= sequence);
        _next = Math.Max(_next, sequence + 1);
        if (Tracks)
        {
            NaivePending pending = new(sequence, Delivered.Consumer);
            pending.Due = now + Wait(pending);
            Pending.Add(pending);
        }
        else
        {
            Floor = Delivered;
            Settled.Add(sequence);
        }

        return $"{sequence} 1 {Delivered.Consumer} {NumPending}";
    }

    private long Wait(NaivePending pending) =>
        _settings.Backoff.Count == 0 ? _settings.AckWait : _settings.Backoff[Math.Min(pending.Deliveries, _settings.Backoff.Count) - 1];

    private void Again(NaivePending pending)
    {
        if (_settings.MaxDeliver > 0 && pending.Deliveries >= _settings.MaxDeliver)
        {
            GivenUp++;
            Pending.Remove(pending);
            return;
        }

        _ready.Add(pending);
    }

    private void ReleaseGone() => Release(Pending.Where(one => !_store.TryLoad(one.Sequence, out _)).ToArray(), settled: false);

    private void Release(NaivePending[] going, bool settled)
    {
        foreach (NaivePending pending in going)
        {
            Pending.Remove(pending);
            _ready.Remove(pending);
            if (settled)
            {
                Settled.Add(pending.Sequence);
            }
        }

        if (going.Length > 0)
        {
            MoveFloor();
        }
    }

    private void MoveFloor()
    {
        if (Pending.Count == 0)
        {
            Floor = Delivered;
        }
        else if (Pending[0].ConsumerSequence - 1 > Floor.Consumer)
        {
            Floor = new ConsumerPosition(Pending[0].ConsumerSequence - 1, Pending[0].Sequence - 1);
        }
    }

    private void SkipGone()
    {
        ulong first = _store.State.FirstSequence;
        if (first > Delivered.Stream + 1)
        {
            _lastOfSubjects.RemoveAll(one => one < first);
            _next = Math.Max(_next, first);
            Delivered = Delivered with { Stream = Math.Max(Delivered.Stream, first - 1) };
            MoveFloor();
        }
    }

    private bool Takes(NaiveMessage message) => _settings.Filter is null || _settings.Filter.Matches(message.Subject);

    private bool IsAhead(NaiveMessage message) => Takes(message) && (message.Sequence >= _next || _lastOfSubjects.Contains(message.Sequence));
}
