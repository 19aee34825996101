using System.Buffers;
using System.Text;
using Gust.Foundation;
using Gust.JetStream.Consumers;
using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.JetStream.Tests.Consumers;

/// <summary>A consumer with a stream under it and a clock that the test moves. Invariants are checked after every step.</summary>
internal sealed class ConsumerRig
{
    public const long Second = Nanoseconds.PerSecond;
    public const string Inbox = "in.box";
    private const long Dawn = 1_700_000_000 * Second;

    private readonly IRandom _random;
    private byte[] _image = [];

    public ConsumerRig(Func<ConsumerSettings, ConsumerSettings>? settings = null, int before = 0, int seed = 1)
    {
        _random = new SeededRandom(seed);
        for (int i = 0; i < before; i++)
        {
            Append("a.x", "m");
        }

        ConsumerSettings plain = new() { Stream = "S", Name = "C", AckPolicy = AckPolicy.Explicit };
        Consumer = new Consumer(settings?.Invoke(plain) ?? plain, Store, Port, _random);
        Consumer.Start(Now);
        Step();
        SaveImage();
    }

    public NaiveStreamStore Store { get; } = new();

    public RecordingPort Port { get; } = new();

    public Consumer Consumer { get; private set; }

    public long Now { get; set; } = Dawn;

    public ConsumerReport Report => Consumer.Report(Now);

    public static SubjectFilter Filter(params string[] patterns) => new(patterns.Select(Encoding.UTF8.GetBytes));

    public ulong Publish(string subject = "a.x", string payload = "m")
    {
        ulong sequence = Append(subject, payload);
        Consumer.OnCommitted(sequence, Encoding.UTF8.GetBytes(subject));
        Step();
        return sequence;
    }

    public void Pull(string body = "", string inbox = Inbox)
    {
        Consumer.OnRequest(Encoding.UTF8.GetBytes(inbox), Encoding.UTF8.GetBytes(body), Now);
        Step();
    }

    /// <summary>Pulls without waiting and answers what came.</summary>
    public SentMessage[] Fetch(int batch)
    {
        Port.TakeSent();
        Pull($$"""{"batch":{{batch}},"no_wait":true}""");
        return Port.TakeSent();
    }

    public void Ack(SentMessage message, string body = "+ACK", string reply = "") => AckTo(message.Reply, body, reply);

    public void AckTo(string subject, string body = "+ACK", string reply = "")
    {
        Assert.True(AckSubject.TryParse(Encoding.UTF8.GetBytes(subject), out AckSubject ack));
        Consumer.OnAck(ack, Encoding.UTF8.GetBytes(body), Encoding.UTF8.GetBytes(reply), Now);
        Step();
    }

    public void Remove(ulong sequence)
    {
        byte[] subject = Store.Messages.Single(message => message.Sequence == sequence).Subject;
        Store.Remove(sequence, erase: false);
        Consumer.OnRemoved(sequence, subject, Now);
        Step();
    }

    public void Purge(SubjectFilter? filter = null)
    {
        Store.Purge(filter, ulong.MaxValue, 0);
        Consumer.OnPurged(Now);
        Step();
    }

    /// <summary>Moves the clock and, when the consumer asked for it, calls its timer.</summary>
    public void Advance(long duration)
    {
        Now += duration;
        if (Consumer.NextDue <= Now)
        {
            Consumer.OnTimer(Now);
            Step();
        }
    }

    public void Bind(bool bound)
    {
        Consumer.OnInterest(bound, Now);
        Step();
    }

    public void Step()
    {
        bool more = true;
        while (more)
        {
            more = Consumer.Pump(Now);
            ConsumerInvariants.Check(Consumer, Now, more);
        }
    }

    public void SaveImage()
    {
        ArrayBufferWriter<byte> image = new();
        Consumer.WriteImage(image);
        _image = image.WrittenSpan.ToArray();
        Port.Journaled.Clear();
    }

    /// <summary>Goes on with a new consumer that knows the last image and what was journaled since.</summary>
    public void Restart()
    {
        Consumer = new Consumer(Consumer.Settings, Store, Port, _random);
        Consumer.Restore(_image);
        Consumer.Apply(Port.Journaled.ToArray());
        Consumer.Open(Now);
        if (Consumer.NextDue <= Now)
        {
            Consumer.OnTimer(Now);
        }

        Step();
    }

    private ulong Append(string subject, string payload)
    {
        Now++;
        ulong sequence = Store.State.LastSequence + 1;
        Store.Append(new StoredMessage
        {
            Sequence = sequence,
            Time = Now,
            Subject = Encoding.UTF8.GetBytes(subject),
            Headers = default,
            Payload = Encoding.UTF8.GetBytes(payload),
        });
        return sequence;
    }
}
