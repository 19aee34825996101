using System.Buffers;
using System.Text;
using Gust.JetStream.Commits;
using Gust.JetStream.Consumers;
using Gust.JetStream.Model;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams;

/// <summary>A consumer at home in its stream: its configuration, and what the engine does to the world.</summary>
internal sealed class ConsumerHost : IConsumerPort
{
    private readonly StreamOwner _stream;
    private readonly ConsumerAdvisories _advisories;
    private byte[] _group;
    private bool _needsImage;

    /// <param name="stream">Where it belongs.</param>
    /// <param name="number">Names it in the journal; never given twice in a stream.</param>
    /// <param name="config">Checked, with its name.</param>
    /// <param name="created">Unix nanoseconds.</param>
    public ConsumerHost(StreamOwner stream, uint number, ConsumerConfig config, long created)
    {
        _stream = stream;
        Number = number;
        Config = config;
        Created = created;
        _group = Encoding.UTF8.GetBytes(config.DeliverGroup);
        Engine = NewEngine();
        _advisories = new ConsumerAdvisories(
            stream.Site.Advisories, stream.Site.Account.Name, stream.Context.Domain, stream.Name, config.Name);
        IsVolatile = config.MemStorage || stream.Config.Storage == StorageKind.Memory;
    }

    public uint Number { get; }

    public ConsumerConfig Config { get; private set; }

    public long Created { get; }

    public Consumer Engine { get; private set; }

    public string Name => Config.Name;

    public ConsumerAdvisories Advisories => _advisories;

    /// <summary>Its progress is kept nowhere.</summary>
    public bool IsVolatile { get; }

    /// <summary>The journal position of its last record; what is behind it is not in its state.</summary>
    public long Position { get; set; }

    /// <summary>It has begun, and messages of the stream reach it.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The store has kept its state: it need not begin anew.</summary>
    public bool HasState { get; private set; }

    /// <summary>It is to be pumped in this turn.</summary>
    public bool IsReady { get; set; }

    /// <summary>When it wants to be called next, as of its last turn.</summary>
    public long NextDue { get; private set; } = Nanoseconds.Never;

    /// <summary>Begins a new consumer.</summary>
    public void Start(long now)
    {
        Engine.Start(now);
        IsOpen = true;
        _needsImage = true;
        BindInterest(now);
        HandOver();
    }

    /// <summary>Goes on with what the store kept of it.</summary>
    public void Open(long now)
    {
        if (!HasState)
        {
            Start(now);
            return;
        }

        Engine.Open(now);
        IsOpen = true;
        BindInterest(now);
    }

    /// <summary>Takes the state up that was kept.</summary>
    public void Restore(ReadOnlySpan<byte> image)
    {
        Engine = NewEngine();
        Engine.Restore(image);
        HasState = true;
    }

    /// <summary>Takes the state up that a backup tells.</summary>
    /// <exception cref="InvalidDataException">It cannot be one.</exception>
    public void Restore(Backups.ConsumerBackupState state)
    {
        state.ApplyTo(Engine.Parts.State, _stream.Now);
        HasState = true;
    }

    /// <summary>Takes another configuration before it is opened.</summary>
    public void Reconfigure(ConsumerConfig config)
    {
        ReadOnlyMemory<byte> state = Image();
        Config = config;
        _group = Encoding.UTF8.GetBytes(config.DeliverGroup);
        Engine = NewEngine();
        if (HasState)
        {
            Engine.Restore(state.Span);
        }
    }

    public void Update(ConsumerConfig config, long now)
    {
        ConsumerSettings settings = ConsumerMapping.Map(_stream.Name, config, Engine.Settings);
        Config = config;
        _group = Encoding.UTF8.GetBytes(config.DeliverGroup);
        Engine.Update(settings, now);
        BindInterest(now);
    }

    /// <summary>Its whole state.</summary>
    public ReadOnlyMemory<byte> Image()
    {
        ArrayBufferWriter<byte> image = new();
        Engine.WriteImage(image);
        return image.WrittenMemory;
    }

    /// <summary>Delivers what can be delivered. True: it wants another turn soon.</summary>
    public bool Pump(long now)
    {
        bool more = Engine.Pump(now);
        NextDue = Engine.NextDue;
        return more;
    }

    /// <summary>Records of it may be lost: its next one tells everything.</summary>
    public void DistrustRecords() => _needsImage = true;

    /// <summary>Looks whether somebody listens on its deliver subject.</summary>
    public void BindInterest(long now)
    {
        if (Engine.Settings.DeliverSubject is { } subject)
        {
            bool isBound = _group.Length == 0 ? _stream.Client.HasInterest(subject) : _stream.Client.HasInterest(subject, _group);
            Engine.OnInterest(isBound, now);
        }
    }

    bool IConsumerPort.Deliver(ReadOnlySpan<byte> to, in StoredMessage message, ReadOnlySpan<byte> reply)
    {
        bool isTaken = _stream.Client.Forward(to, message.Subject, reply, message.Headers, message.Payload, _group) > 0;
        if (isTaken)
        {
            StreamSpans.Delivered(_stream, Name, message);
        }

        return isTaken;
    }

    void IConsumerPort.SendStatus(ReadOnlySpan<byte> to, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> reply) =>
        _stream.Client.Publish(to, reply, headers, default);

    bool IConsumerPort.HasInterest(ReadOnlySpan<byte> subject) => _stream.Client.HasInterest(subject);

    void IConsumerPort.Journal(ReadOnlySpan<byte> records)
    {
        if (IsVolatile)
        {
            return;
        }

        if (_needsImage)
        {
            HandOver();
            return;
        }

        Append(StreamRecordKind.ConsumerProgress, records);
    }

    /// <summary>What the journal would not take is not confirmed: the client asks again.</summary>
    void IConsumerPort.ConfirmAck(ReadOnlySpan<byte> to)
    {
        if (_needsImage)
        {
            HandOver();
        }

        if (!_needsImage || IsVolatile)
        {
            _stream.Confirm(to, isDurable: IsVolatile);
        }
    }

    void IConsumerPort.Settle(ulong sequence) => _stream.Retention.OnSettled(this, sequence);

    void IConsumerPort.Advise(in ConsumerAdvisory advisory) => _advisories.Publish(advisory);

    void IConsumerPort.Expire() => _stream.Consumers.Expire(this);

    private Consumer NewEngine() => new(ConsumerMapping.Map(_stream.Name, Config), _stream.Store, this, _stream.Context.Broker.Random);

    private void HandOver()
    {
        if (!IsVolatile)
        {
            Append(StreamRecordKind.ConsumerImage, Image().Span);
        }
    }

    /// <summary>What the journal does not take is made good by the next image.</summary>
    private void Append(StreamRecordKind kind, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[VarInt.BytesMax];
        _needsImage = !_stream.Log.TryAppend(kind, number[..StreamRecords.WriteNumber(number, Number)], body);
        Position = _needsImage ? Position : _stream.Log.Appended;
    }
}
