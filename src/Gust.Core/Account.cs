using Gust.Core.Sharing;
using Gust.Foundation;
using Gust.Security.Definitions;
using Gust.Subjects;

namespace Gust.Core;

/// <summary>A space of subjects of its own: what is published in one account is seen in that account only, save for what it shares.</summary>
internal sealed class Account
{
    /// <summary>Name of the account of everybody who was given no other.</summary>
    public const string GlobalName = "$G";

    /// <summary>Name of the server's own account where none is configured.</summary>
    public const string SystemName = "$SYS";

    private AccountDefinition _definition;
    private ISubscriptionObserver? _observer;
    private readonly BoundedCount _connections = new();
    private long _slowConsumers;

    public Account(string name, Broker broker)
    {
        Name = name;
        _definition = new AccountDefinition { Name = name };
        Interest = new SubjectTree<ISink>(broker.Random);
        Sharing = new AccountSharing(this, broker);
    }

    public string Name { get; }

    /// <summary>The account of the server itself and of its operators.</summary>
    public bool IsSystem { get; set; }

    /// <summary>Name for people.</summary>
    public string DisplayName => Definition.DisplayName.Length > 0 ? Definition.DisplayName : Name;

    /// <summary>Replaced as a whole by a reload.</summary>
    public AccountDefinition Definition
    {
        get => Volatile.Read(ref _definition);
        set => Volatile.Write(ref _definition, value);
    }

    /// <summary>Who wants which subjects.</summary>
    public SubjectTree<ISink> Interest { get; }

    /// <summary>Where messages go instead of the subject they were published on; null: nowhere else.</summary>
    public SubjectMappings? Mappings => Definition.Mappings;

    /// <summary>What it uses of other accounts.</summary>
    public AccountSharing Sharing { get; }

    /// <summary>Told of subscriptions; null: nobody asks.</summary>
    public ISubscriptionObserver? Observer
    {
        get => Volatile.Read(ref _observer);
        set => Volatile.Write(ref _observer, value);
    }

    /// <summary>Client connections of the account.</summary>
    public int Connections => _connections.Value;

    /// <summary>Counts one more connection, unless the account has as many as it may have.</summary>
    public bool TryEnter()
    {
        int max = Definition.Limits.Connections;
        return _connections.TryEnter(max < 0 ? int.MaxValue : max);
    }

    public void Leave() => _connections.Leave();

    /// <summary>Connections of the account that were closed because they did not take their messages in time.</summary>
    public long SlowConsumers => Volatile.Read(ref _slowConsumers);

    public void CountSlowConsumer() => Interlocked.Increment(ref _slowConsumers);

    /// <summary>Adds a subscriber to what the account's own messages and its imports bring.</summary>
    public void Subscribe(ISubscriber subscriber)
    {
        Interest.Add(subscriber.Subject, subscriber.Queue, subscriber);
        Sharing.Shadows.Add(subscriber);
        Observer?.OnChanged(subscriber.Subject);
    }

    public void Unsubscribe(ISubscriber subscriber)
    {
        Interest.Remove(subscriber.Subject, subscriber.Queue, subscriber);
        Sharing.Shadows.Remove(subscriber);
        Observer?.OnChanged(subscriber.Subject);
    }

    public override string ToString() => Name;
}
