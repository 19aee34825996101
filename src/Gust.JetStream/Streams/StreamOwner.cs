using System.Text;
using Gust.Core.Internal;
using Gust.Foundation;
using Gust.JetStream.Commits;
using Gust.JetStream.Consumers;
using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Origins;
using Gust.JetStream.Streams.Publishing;
using Gust.JetStream.Streams.Publishing.Batches;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams;

/// <summary>One stream with its consumers: the only one who touches them. What others want of it comes by its inbox.</summary>
/// <remarks>
/// A turn takes what has been committed, reads the mail, lets consumers work and sends everything at once. What changes the stream is
/// proposed to the commit log and happens when it is committed: nothing uncommitted is seen by anybody. Members are for the owner's turn,
/// but for those that say otherwise.
/// </remarks>
internal sealed class StreamOwner
{
    private readonly StreamTurn _turn;
    private InternalClient? _client;
    private StreamConfig _config;

    /// <param name="number">Names it in the journal; never given twice in a store.</param>
    /// <param name="config">Checked by the rules.</param>
    /// <param name="created">Unix nanoseconds.</param>
    public StreamOwner(ulong number, StreamConfig config, long created, IStreamStore store, StreamSite site, JetStreamContext context)
    {
        Number = number;
        Name = config.Name;
        NameBytes = Encoding.UTF8.GetBytes(config.Name);
        Created = created;
        Site = site;
        Context = context;
        _config = config;
        IsInMemory = config.Storage == StorageKind.Memory;
        Store = store;
        Deduper = new Deduper(context.Broker.Random);
        Proposals = new ProposalQueue(context.Broker.Random);
        Consumers = new StreamConsumers(this);
        Contents = new StreamContents(store, Consumers);
        Retention = new StreamRetention(this);
        Expiry = new StreamExpiry(this);
        Acks = new PublishAcks(this);
        Publishing = new PublishHandler(this);
        Batches = new StreamBatches(this);
        Republisher = new Republisher(this);
        Commits = new StreamCommits(this);
        Mails = new StreamMails(this);
        _turn = new StreamTurn(this);
        IWorkScheduler shortTurns = store is FileStreamStore && context.ShortTurns is { } quick ? quick : context.Scheduler;
        Inbox = new StreamInbox(context.Scheduler, shortTurns, context.Broker.Buffers, _turn.Run) { Owner = this };
        Scratch = new MailScratch(Inbox);
        Subscriptions = new StreamSubscriptions(this);
        Origins = new StreamOrigins(this);
        Log = new MemoryCommitLog();
        Configure(config);
    }

    public ulong Number { get; }

    public string Name { get; }

    public byte[] NameBytes { get; }

    /// <summary>Unix nanoseconds.</summary>
    public long Created { get; }

    public StreamSite Site { get; }

    public JetStreamContext Context { get; }

    /// <summary>Replaced as a whole. For any thread.</summary>
    public StreamConfig Config => Volatile.Read(ref _config);

    public bool IsInMemory { get; }

    public IStreamStore Store { get; }

    public StreamContents Contents { get; }

    public StreamConsumers Consumers { get; }

    public StreamRetention Retention { get; }

    public StreamExpiry Expiry { get; }

    public StreamSubscriptions Subscriptions { get; }

    /// <summary>The streams that it mirrors or copies.</summary>
    public StreamOrigins Origins { get; }

    public Deduper Deduper { get; }

    public ProposalQueue Proposals { get; }

    public PublishHandler Publishing { get; }

    public StreamBatches Batches { get; }

    public PublishAcks Acks { get; }

    public StreamCommits Commits { get; }

    public StreamMails Mails { get; }

    public Republisher Republisher { get; }

    /// <summary>Given once the stream is to take changes.</summary>
    public ICommitLog Log { get; set; }

    /// <summary>For any thread.</summary>
    public StreamInbox Inbox { get; }

    /// <summary>What the owner writes itself, and what is done with.</summary>
    public MailScratch Scratch { get; }

    /// <summary>Of the turn, in Unix nanoseconds; does not fall.</summary>
    public long Now => _turn.Now;

    /// <summary>Up to this position of the log all is in the stream.</summary>
    public long Applied { get; set; }

    /// <summary>Fills it from a backup, until it is committed; null: nobody does.</summary>
    public Backups.StreamRestore? Restore { get; set; }

    /// <summary>Its creation is committed. For any thread.</summary>
    public bool IsCommitted { get; set; }

    /// <summary>The journal told more of it than the checkpoint did.</summary>
    public bool HasReplayed { get; set; }

    /// <summary>It has been deleted, or the server ends: nothing is done any more.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Publishes what the stream has to say.</summary>
    public InternalClient Client => _client ??= new InternalClient(Site.Account, Context.Broker);

    /// <summary>Sends what was published. See <see cref="InternalClient.Flush"/>.</summary>
    public int FlushClient() => _client?.Flush() ?? 0;

    /// <summary>Damage of its files that was found since the start.</summary>
    public List<StreamDamage> Damages { get; } = [];

    /// <summary>Has work done by the owner. For any thread.</summary>
    public void Post(IStreamTask task) => Inbox.Post(task);

    /// <summary>Has work done by the owner. For any thread.</summary>
    public void Post(Action<StreamOwner> work) => Inbox.Post(new StreamWork(work));

    /// <summary>Takes another configuration; limits are applied by who calls.</summary>
    public void Configure(StreamConfig config)
    {
        Volatile.Write(ref _config, config);
        Contents.Config = config;
        if (Store is FileStreamStore file)
        {
            file.Compresses = config.Compression != CompressionKind.None;
        }

        Publishing.Configure(config);
        Batches.Configure(config);
        Republisher.Configure(config);
    }

    /// <summary>Proposes a change. False: it was refused at once, and the change was told.</summary>
    public bool TryPropose(StreamRecordKind kind, ReadOnlySpan<byte> body, IStreamChange change)
    {
        if (!Log.TryAppend(kind, body))
        {
            change.Refuse(Commits.Fault ?? new IOException("the store does not take changes at present"));
            return false;
        }

        Follow(change);
        return true;
    }

    /// <summary>Does something once all that was proposed before has happened.</summary>
    public void Follow(IStreamChange change) =>
        Proposals.Add(new Proposal { Kind = ProposalKind.Change, Position = Log.Appended, Change = change }, default);

    /// <summary>Sends an empty message once all that was appended is committed.</summary>
    /// <param name="to">Its subject.</param>
    /// <param name="isDurable">There is nothing to wait for.</param>
    public void Confirm(ReadOnlySpan<byte> to, bool isDurable)
    {
        if (isDurable || Log.Committed >= Log.Appended)
        {
            Client.Publish(to, default, default, default);
            return;
        }

        MailPlace place = Scratch.Write(to, default, default, default);
        place.Chunk.Holds++;
        Proposals.Add(
            new Proposal { Kind = ProposalKind.Confirm, Position = Log.Appended, Chunk = place.Chunk, Offset = place.Offset }, default);
    }

    /// <summary>Proposes the end of a consumer that nobody asked for.</summary>
    public void DeleteConsumer(ConsumerHost host) => new Changes.DeleteConsumer(host, done: null).Propose(this);

    /// <summary>Goes on with what the store kept: consumers are as they were.</summary>
    /// <param name="now">Unix nanoseconds.</param>
    public void Open(long now)
    {
        foreach (ConsumerHost host in Consumers.All)
        {
            host.Open(now);
            Consumers.MarkReady(host);
        }

        Retention.OnOpened();
    }

    /// <summary>Gives the sequences away that the configuration passes over.</summary>
    public void BeginSequence()
    {
        if (Config.FirstSeq > 1)
        {
            Contents.Skip(Config.FirstSeq - 1);
        }
    }

    /// <summary>From now on messages come in.</summary>
    public void Start()
    {
        if (!IsEnded)
        {
            Subscriptions.Update(Config.Subjects ?? []);
            Origins.Update(Config);
            Inbox.Wake();
        }
    }

    /// <summary>From now on no messages come in.</summary>
    public void Rest()
    {
        Subscriptions.Update([]);
        Origins.Stop();
    }

    /// <summary>Ends it; nothing comes in any more and its files are closed.</summary>
    /// <param name="status">What waiting pull requests are told.</param>
    public void End(string status)
    {
        foreach (ConsumerHost host in Consumers.All)
        {
            host.Engine.EndRequests(status);
        }

        Client.Flush();
        IsEnded = true;
        Rest();
        Site.Budget.Count(IsInMemory, -_turn.CountedBytes);
        GiveBack();
        _turn.End();
        Batches.End();
        Store.Dispose(); // without writing: the journal has it all, and a disk that is full must not keep a stream from ending
    }

    /// <summary>Gives memory back that an idle stream does not need.</summary>
    public void Trim()
    {
        GiveBack();
        Store.Trim();
    }

    public override string ToString() => $"stream {Name} of account {Site.Account.Name}";

    private void GiveBack()
    {
        Scratch.Leave();
        Proposals.Trim();
        Acks.Trim();
        _client?.Trim();
        _client = null;
        Consumers.Trim();
    }
}
