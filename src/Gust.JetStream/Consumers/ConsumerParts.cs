using Gust.Foundation;
using Gust.Storage.Streams;

namespace Gust.JetStream.Consumers;

/// <summary>The parts of one consumer, which its duties share. Those that depend on the settings are replaced when they change.</summary>
internal sealed class ConsumerParts
{
    public ConsumerParts(ConsumerSettings settings, IStreamStore store, IConsumerPort port, IRandom random)
    {
        Store = store;
        Port = port;
        Random = random;
        State = new ConsumerState(settings, new ConsumerCursor(store));
        Pin = new PinnedClient(random);
        Push = new PushDelivery(settings, random);
        Reply = new AckReply(settings);
        Pull.Configure(settings);
        Groups = new PriorityGroups(this);
    }

    public IStreamStore Store { get; }

    public IConsumerPort Port { get; }

    public IRandom Random { get; }

    public ConsumerState State { get; }

    public PullQueue Pull { get; } = new();

    public PushDelivery Push { get; private set; }

    public PriorityGroups Groups { get; }

    public PinnedClient Pin { get; }

    public ReplaySchedule Replay { get; } = new();

    public Pause Pause { get; } = new();

    public Inactivity Inactivity { get; } = new();

    public AckReply Reply { get; }

    public DeliveryHeaders Headers { get; } = new();

    public PullStatus Status { get; } = new();

    /// <summary>Messages that this consumer is done with, told to the stream when the journal has got what says so.</summary>
    public SettledMessages Settled { get; } = new();

    public void Configure(ConsumerSettings settings, long now)
    {
        bool pushChanges = settings.RateLimitBitsPerSecond != State.Settings.RateLimitBitsPerSecond
            || settings.IdleHeartbeat != State.Settings.IdleHeartbeat
            || settings.FlowControl != State.Settings.FlowControl;
        bool bound = Push.IsBound;
        State.Settings = settings;
        Pull.Configure(settings);
        if (pushChanges)
        {
            Push = new PushDelivery(settings, Random);
            Push.Bind(bound, now);
        }
    }
}
