using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Gust.Core;
using Gust.Foundation;
using Gust.JetStream.Advisories;
using Gust.JetStream.Api;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Hosting;

/// <summary>The streams of one account: finds them, makes new ones, and lets requests to the API in one after the other.</summary>
/// <remarks>Thread-safe, but for what handlers do, who have their turn one at a time.</remarks>
internal sealed class JetStreamAccount : IConsumerDirectory, IStorageBudget, IStreamCatalog
{
    /// <summary>Of streams that one server has alone.</summary>
    public const string OwnTier = "R1";

    /// <summary>Each backup or restore holds files open and some megabytes.</summary>
    public const int TransfersMax = 32;

    private readonly ConcurrentDictionary<byte[], StreamOwner> _streams = new(BytesComparer.Instance);
    private readonly ConcurrentDictionary<byte[], StreamOwner> _consumers = new(BytesComparer.Instance);
    private readonly Mailbox<ApiCall?> _calls;
    private readonly Queue<ApiCall> _waiting = new();
    private readonly ApiRouter _router;
    private readonly AccountInterest _interest;
    private readonly BudgetLog _full;
    private AccountLimits _limits = RuleLimits.Unlimited;
    private bool _isHeld;
    private long _requests;
    private long _errors;
    private int _directConsumers;

    public JetStreamAccount(Account account, JetStreamServer server)
    {
        Account = account;
        Server = server;
        Context = server.Context;
        Advisories = new AdvisoryPublisher(Context.Broker, account);
        Audit = new ApiAuditor(Advisories, Context.Broker.Identity.Name, Context.Domain);
        Site = new StreamSite(account, Advisories, this, this);
        _calls = new Mailbox<ApiCall?>(Context.Scheduler, Work);
        _router = server.Router;
        _interest = new AccountInterest(this);
        _full = new BudgetLog(Context, account.Name);
    }

    public Account Account { get; }

    public JetStreamServer Server { get; }

    public JetStreamContext Context { get; }

    public AdvisoryPublisher Advisories { get; }

    public ApiAuditor Audit { get; }

    /// <summary>What its streams need of it.</summary>
    public StreamSite Site { get; }

    public StorageUsage Usage { get; } = new();

    /// <summary>Replaced as a whole by a reload.</summary>
    public AccountLimits Limits
    {
        get => Volatile.Read(ref _limits);
        set => Volatile.Write(ref _limits, value);
    }

    /// <summary>Limits by the number of replicas: <c>R1</c>, <c>R3</c>. With one, <see cref="Limits"/> are those of <see cref="OwnTier"/>. Replaced as a whole.</summary>
    public IReadOnlyDictionary<string, AccountLimits> Tiers { get; set; } = new Dictionary<string, AccountLimits>();

    /// <summary>Whether it may have streams.</summary>
    public bool IsEnabled { get; private set; }

    /// <summary>Requests to the API that were answered.</summary>
    public long Requests => Volatile.Read(ref _requests);

    /// <summary>Those that were refused.</summary>
    public long Errors => Volatile.Read(ref _errors);

    /// <summary>Those that wait for their turn.</summary>
    public int Waiting => _calls.Count + _waiting.Count;

    /// <summary>All streams, in no order.</summary>
    public ICollection<StreamOwner> Streams => _streams.Values;

    /// <summary>Streams that are being restored, by name: nobody can use them yet, or take their names.</summary>
    public ConcurrentDictionary<string, StreamOwner> Restoring { get; } = new(StringComparer.Ordinal);

    /// <summary>Backups and restores under way, at most <see cref="TransfersMax"/>.</summary>
    public BoundedCount Transfers { get; } = new();

    /// <summary>Consumers of all streams, those of mirrors and sources too.</summary>
    public int ConsumerCount => _consumers.Count;

    /// <summary>Consumers of mirrors and sources.</summary>
    public int DirectConsumerCount => Volatile.Read(ref _directConsumers);

    /// <summary>Bytes that its streams of one kind have set aside by their maximum sizes.</summary>
    public ulong Reserved(StorageKind storage) => (ulong)Streams
        .Select(stream => stream.Config)
        .Where(config => config.Storage == storage && config.MaxBytes > 0)
        .Sum(config => config.MaxBytes * config.NumReplicas);

    /// <summary>What the rules hold a configuration against.</summary>
    public RuleLimits RuleLimits => Context.Limits with { Account = Limits, IsOfNoTier = Tiers.Count > 0 && !Tiers.ContainsKey(OwnTier) };

    int IStreamCatalog.Count => _streams.Count + Restoring.Count;

    IEnumerable<StreamConfig> IStreamCatalog.All => _streams.Select(entry => entry.Value.Config).Concat(Restoring.Select(entry => entry.Value.Config));

    public bool TryGet(string name, [NotNullWhen(true)] out StreamOwner? stream) => TryGet(Encoding.UTF8.GetBytes(name), out stream);

    public bool TryGet(ReadOnlySpan<byte> name, [NotNullWhen(true)] out StreamOwner? stream) =>
        _streams.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out stream);

    /// <summary>The stream of a consumer.</summary>
    /// <param name="name"><c>stream.consumer</c>.</param>
    public bool TryGetConsumer(ReadOnlySpan<byte> name, [NotNullWhen(true)] out StreamOwner? stream) =>
        _consumers.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out stream);

    /// <summary>A stream is there from now on.</summary>
    public void Add(StreamOwner stream) => _streams[stream.NameBytes] = stream;

    /// <summary>A stream is gone.</summary>
    public void Remove(StreamOwner stream) => _streams.TryRemove(new KeyValuePair<byte[], StreamOwner>(stream.NameBytes, stream));

    /// <summary>Serves the account from now on.</summary>
    public void Start()
    {
        IsEnabled = true;
        _interest.Start();
        foreach (StreamOwner stream in Streams)
        {
            stream.Post(static owner => owner.Start());
        }
    }

    /// <summary>Tells who asks that the account may not have streams. Those that it has stay as they are and take nothing in.</summary>
    public void Refuse()
    {
        Stop();
        _interest.Refuse();
    }

    /// <summary>Serves it no more. Its streams stay as they are and take nothing in.</summary>
    public void Stop()
    {
        IsEnabled = false;
        _interest.Stop();
        foreach (StreamOwner stream in Streams)
        {
            stream.Post(static owner => owner.Rest());
        }

        foreach (StreamOwner stream in Restoring.Values)
        {
            stream.Post(static owner => owner.Restore?.Abandon());
        }
    }

    /// <summary>Takes a request. For any thread.</summary>
    public void Post(ApiCall call) => _calls.Post(call);

    /// <summary>A request was answered. For any thread.</summary>
    public void CountAnswer(bool isError)
    {
        Interlocked.Increment(ref _requests);
        if (isError)
        {
            Interlocked.Increment(ref _errors);
        }
    }

    /// <summary>Lets no other call in until <see cref="Release"/>: what is being done changes what they would see. For handlers.</summary>
    public void Hold() => _isHeld = true;

    /// <summary>What was being done is done. For any thread.</summary>
    public void Release() => _calls.Post(null);

    StreamConfig? IStreamCatalog.Find(string name) =>
        TryGet(name, out StreamOwner? stream) || Restoring.TryGetValue(name, out stream) ? stream.Config : null;

    void IConsumerDirectory.OnConsumerAdded(StreamOwner stream, ConsumerHost consumer)
    {
        _consumers[ConsumerKey(stream, consumer)] = stream;
        CountDirect(consumer, 1);
        _interest.Watch(stream, consumer);
    }

    void IConsumerDirectory.OnConsumerRemoved(StreamOwner stream, ConsumerHost consumer)
    {
        _consumers.TryRemove(ConsumerKey(stream, consumer), out _);
        CountDirect(consumer, -1);
        _interest.Unwatch(consumer);
    }

    JetStreamError? IStorageBudget.Check(bool isMemory, long bytes)
    {
        AccountLimits limits = Limits;
        long max = isMemory ? limits.MaxMemory : limits.MaxStorage;
        long used = Usage.Of(isMemory);
        if (max >= 0 && used + bytes > max)
        {
            _full.AccountIsFull(isMemory, used, max, bytes);
            return JetStreamError.Of(ErrorCode.AccountResourcesExceeded);
        }

        long server = isMemory ? Context.Limits.MemoryBytesMax : Context.Limits.StorageBytesMax;
        long all = Context.Usage.Of(isMemory);
        if (all + bytes <= server)
        {
            return null;
        }

        _full.ServerIsFull(isMemory, all, server, bytes);
        return JetStreamError.Of(ErrorCode.InsufficientResources);
    }

    void IStorageBudget.Count(bool isMemory, long bytes)
    {
        Usage.Add(isMemory, bytes);
        Context.Usage.Add(isMemory, bytes);
    }

    private static byte[] ConsumerKey(StreamOwner stream, ConsumerHost consumer) =>
        Encoding.UTF8.GetBytes($"{stream.Name}.{consumer.Name}");

    private void CountDirect(ConsumerHost consumer, int change) => Interlocked.Add(ref _directConsumers, consumer.Config.Direct ? change : 0);

    private void Work(Span<ApiCall?> batch)
    {
        foreach (ApiCall? call in batch)
        {
            if (call is null)
            {
                _isHeld = false;
            }
            else
            {
                _waiting.Enqueue(call);
            }
        }

        while (!_isHeld && _waiting.TryDequeue(out ApiCall? next))
        {
            try
            {
                _router.Handle(next);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                JetStreamLog.RequestFailed(Context.Broker.Log.Logger, next.RawSubject, e);
            }
        }
    }
}
