using Gust.Foundation;
using Gust.JetStream.Consumers;

namespace Gust.JetStream.Tests.Consumers;

/// <summary>One random history of a consumer and its model.</summary>
internal sealed class ConsumerHistory
{
    private static readonly string[] Subjects = ["a.x", "a.y", "b"];

    private readonly SeededRandom _random;
    private readonly ConsumerRig _rig;
    private readonly NaiveConsumer _model;
    private readonly List<SentMessage> _seen = [];
    private readonly List<string> _log = [];

    public ConsumerHistory(int seed)
    {
        _random = new SeededRandom(seed);
        _rig = new ConsumerRig(RandomSettings, before: _random.Next(5), seed);
        _model = new NaiveConsumer(_rig.Consumer.Settings, _rig.Store);
    }

    public void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            DoOne();
            Compare();
        }
    }

    private ConsumerSettings RandomSettings(ConsumerSettings plain) => plain with
    {
        AckPolicy = (AckPolicy)_random.Next(3),
        AckWait = ConsumerRig.Second,
        Backoff = _random.Next(3) == 0 ? [2 * ConsumerRig.Second, ConsumerRig.Second / 2, 3 * ConsumerRig.Second] : [],
        MaxDeliver = _random.Next(2) == 0 ? -1 : 4,
        MaxAckPending = _random.Next(2) == 0 ? -1 : 1 + _random.Next(6),
        Filter = _random.Next(2) == 0 ? null : ConsumerRig.Filter("a.*"),
        DeliverPolicy = _random.Next(3) switch { 0 => DeliverPolicy.New, 1 => DeliverPolicy.LastPerSubject, _ => DeliverPolicy.All },
    };

    private void DoOne()
    {
        switch (_random.Next(20))
        {
            case < 6:
                Do("publish", Publish);
                break;
            case < 10:
                Do("pull", Pull);
                break;
            case < 15 when _seen.Count > 0:
                Do("ack", Ack);
                break;
            case 15:
                Do("remove", Remove);
                break;
            case 16 when _random.Next(4) == 0:
                Do("purge", Purge);
                break;
            case 17:
                Do("restart", Restart);
                break;
            case 18 when _random.Next(4) == 0:
                Do("reset", Reset);
                break;
            default:
                Do("advance", Advance);
                break;
        }
    }

    private void Do(string what, Action action)
    {
        _log.Add(what);
        action();
    }

    private void Publish()
    {
        _rig.Publish(Subjects[_random.Next(Subjects.Length)]);
        _model.Pump(_rig.Now);
    }

    private void Pull()
    {
        int batch = 1 + _random.Next(5);
        string inbox = $"in.{_random.Next(1000)}";
        bool noWait = _random.Next(3) == 0;
        long expires = _random.Next(3) == 0 ? 0 : (1 + _random.Next(4)) * ConsumerRig.Second / 2;
        _rig.Pull($$"""{"batch":{{batch}},"expires":{{expires}},"no_wait":{{(noWait ? "true" : "false")}}}""", inbox);
        _model.Pull(inbox, batch, expires, noWait, _rig.Now);
    }

    private void Ack()
    {
        SentMessage message = _seen[Math.Max(0, _seen.Count - 1 - _random.Next(12))];
        string body = _random.Next(6) switch
        {
            0 => "-NAK",
            1 => "-NAK 700ms",
            2 => "+WPI",
            3 => "+TERM",
            _ => "+ACK",
        };
        _log.Add(body + message.Sequence);
        _rig.Ack(message, body);
        _model.Ack(message.Sequence, body, _rig.Now);
    }

    private void Remove()
    {
        if (_rig.Store.Messages.Count > 0)
        {
            ulong sequence = _rig.Store.Messages[_random.Next(_rig.Store.Messages.Count)].Sequence;
            _rig.Remove(sequence);
            _model.Forget(_rig.Now);
        }
    }

    private void Purge()
    {
        _rig.Purge(_random.Next(2) == 0 ? null : ConsumerRig.Filter("a.x"));
        _model.OnPurged(_rig.Now);
    }

    private void Restart()
    {
        if (_random.Next(2) == 0)
        {
            _rig.SaveImage();
        }

        _rig.Restart();
        _model.Restart(_rig.Now);
    }

    private void Reset()
    {
        if (_rig.Consumer.Settings.DeliverPolicy == DeliverPolicy.All)
        {
            ulong sequence = (ulong)_random.Next(30);
            Assert.Equal(ResetOutcome.Done, _rig.Consumer.Reset(sequence));
            _rig.Step();
            _model.Reset(sequence, _rig.Now);
            _seen.Clear(); // What an older life delivered says nothing in the new one.
        }
    }

    private void Advance()
    {
        _rig.Advance(_random.Next(1500) * (ConsumerRig.Second / 1000));
        _model.Advance(_rig.Now);
    }

    private void Compare()
    {
        SentMessage[] sent = _rig.Port.TakeSent();
        _seen.AddRange(sent);
        string where = string.Join(" ", _log.TakeLast(30));
        Assert.True(_model.TakeSent().SequenceEqual(sent.Select(Describe)), $"deliveries after {where}");
        IEnumerable<string> statuses = _rig.Port.TakeStatuses().Select(status => $"{status.To} {status.Line}");
        Assert.True(_model.TakeStatuses().Order().SequenceEqual(statuses.Order()), $"statuses after {where}");
        ConsumerReport report = _rig.Report;
        Assert.Equal(
            (_model.Delivered, _model.Pending.Count, _model.NumPending, _model.Waiting.Count, _model.Floor, where),
            (report.Delivered, report.AckPending, report.Pending, report.Waiting, report.AckFloor, where));
        Assert.Equal(_model.Pending.Count(pending => pending.Deliveries > 1), report.Redelivered);
        Assert.True(_model.Settled.SequenceEqual(_rig.Port.Settled), $"settled after {where}");
        Assert.Equal(_model.GivenUp, _rig.Port.Advisories.Count(advisory => advisory.Kind == ConsumerAdvisoryKind.MaxDeliveries));
    }

    private static string Describe(SentMessage message) =>
        $"{message.To} {message.Sequence} {message.Deliveries} {message.ConsumerSequence} {message.Pending}";
}
