using System.Text.Json.Serialization.Metadata;
using Gust.JetStream.Api;
using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Streams;

namespace Gust.Monitoring.Documents.JetStream;

/// <summary>Gives <see cref="Jsz"/>. Streams are asked only where their details are wanted, each in a turn of its own.</summary>
internal sealed class JszDocument(MonitoredServer server, JetStreamFacts facts) : Document<JszOptions, Jsz>("JSZ", "/jsz")
{
    protected override JsonTypeInfo<JszOptions> OptionsType => MonitoringJson.Default.JszOptions;

    protected override JsonTypeInfo<Jsz> DataType => MonitoringJson.Default.Jsz;

    protected override JszOptions Read(MonitoringQuery query) => new()
    {
        Account = query.Text("acc"),
        Accounts = query.Flag("accounts"),
        Streams = query.Flag("streams"),
        Consumer = query.Flag("consumers"),
        DirectConsumer = query.Flag("direct-consumers"),
        Config = query.Flag("config"),
        LeaderOnly = query.Flag("leader-only"),
        Offset = query.Integer("offset"),
        Limit = query.Integer("limit"),
        Raft = query.Flag("raft"),
        StreamLeaderOnly = query.Flag("stream-leader-only"),
    };

    /// <inheritdoc cref="Document{TOptions,TData}.Make"/>
    public void Give(JszOptions options, Action<Jsz> done) => Make(options, done);

    protected override void Make(JszOptions options, Action<Jsz> done)
    {
        if (server.JetStream() is not { } streams)
        {
            done(options.LeaderOnly ? throw new MonitoringRefusal(400, "filtered response: not leader") : Off());
            return;
        }

        Jsz totals = Totals(streams, options);
        JetStreamAccount[] accounts = Chosen(streams, options);
        if (!options.WantsStreams)
        {
            done(totals with { AccountDetails = accounts.Length == 0 ? null : [.. accounts.Select(account => DetailOf(account, []))] });
            return;
        }

        StreamOwner[] asked = [.. accounts.SelectMany(account => account.Streams.Where(stream => stream.IsCommitted).OrderBy(stream => stream.Name, StringComparer.Ordinal))];
        StreamSurvey.Ask(asked, stream => new Told(stream.Site.Account.Name, DetailOf(stream, options)), answers =>
        {
            ILookup<string, StreamDetail> byAccount = answers.ToLookup(told => told.Account, told => told.Detail, StringComparer.Ordinal);
            done(totals with { AccountDetails = accounts.Length == 0 ? null : [.. accounts.Select(account => DetailOf(account, [.. byAccount[account.Account.Name]]))] });
        });
    }

    private static JetStreamAccount[] Chosen(JetStreamServer streams, JszOptions options)
    {
        if (options.Account.Length > 0)
        {
            return streams.TryGet(options.Account, out JetStreamAccount? account) && account.IsEnabled ? [account] : [];
        }

        int limit = options.Limit <= 0 ? JszOptions.LimitDefault : options.Limit;
        return options.WantsAccounts ? [.. JetStreamFacts.Accounts(streams).Skip(Math.Max(0, options.Offset)).Take(limit)] : [];
    }

    private static AccountDetail DetailOf(JetStreamAccount account, StreamDetail[] streams) => new()
    {
        Name = account.Account.DisplayName,
        Id = account.Account.Name,
        Memory = (ulong)account.Usage.Memory,
        Storage = (ulong)account.Usage.Storage,
        ReservedMemory = unchecked((ulong)(account.Tiers.Count > 0 ? 0 : account.Limits.MaxMemory)),
        ReservedStorage = unchecked((ulong)(account.Tiers.Count > 0 ? 0 : account.Limits.MaxStorage)),
        Api = new JetStreamApiStats { Total = (ulong)account.Requests, Errors = (ulong)account.Errors },
        StreamDetail = streams.Length == 0 ? null : streams,
    };

    private static StreamDetail DetailOf(StreamOwner stream, JszOptions options)
    {
        StreamInfo report = StreamReport.Listed(stream);
        return new StreamDetail
        {
            Name = stream.Name,
            Created = DateTimeOffset.UnixEpoch.AddTicks(stream.Created / TimeSpan.NanosecondsPerTick),
            Cluster = new ClusterInfo { Leader = stream.Context.Broker.Identity.Name },
            Config = options.Config ? report.Config : null,
            State = report.State,
            Mirror = report.Mirror,
            Sources = report.Sources,
            ConsumerDetail = options.Consumer ? ConsumersOf(stream, isDirect: false, options.Config) : null,
            DirectConsumerDetail = options is { Consumer: true, DirectConsumer: true } ? ConsumersOf(stream, isDirect: true, options.Config) : null,
        };
    }

    private static ConsumerInfo[]? ConsumersOf(StreamOwner stream, bool isDirect, bool withConfig)
    {
        ConsumerInfo[] consumers = [.. stream.Consumers.All.Where(consumer => consumer.Config.Direct == isDirect).OrderBy(consumer => consumer.Created)
            .Select(consumer => ConsumerReports.Listed(stream, consumer))
            .Select(info => withConfig ? info : info with { Config = null })];
        return consumers.Length == 0 ? null : consumers;
    }

    private Jsz Off() => new()
    {
        ServerId = server.Broker.Identity.Id,
        Now = server.Now,
        Disabled = true,
        Config = new JetStreamSettings(),
    };

    private Jsz Totals(JetStreamServer streams, JszOptions options)
    {
        JetStreamStats stats = JetStreamFacts.Stats(streams);
        JetStreamAccount[] accounts = JetStreamFacts.Accounts(streams);
        StreamOwner[] all = [.. accounts.SelectMany(account => account.Streams)];
        int consumers = accounts.Sum(account => account.ConsumerCount - account.DirectConsumerCount);
        return new Jsz
        {
            Memory = stats.Memory,
            Storage = stats.Storage,
            ReservedMemory = stats.ReservedMemory,
            ReservedStorage = stats.ReservedStorage,
            Accounts = stats.Accounts,
            Api = stats.Api,
            ServerId = server.Broker.Identity.Id,
            Now = server.Now,
            Config = facts.Settings(streams),
            Limits = facts.Limits(),
            Streams = all.Length,
            StreamsLeader = options.Raft ? all.Length : 0,
            Consumers = consumers,
            ConsumersLeader = options.Raft ? consumers : 0,
            Messages = (ulong)all.Sum(stream => stream.Store.Counts.Messages),
            Bytes = (ulong)all.Sum(stream => stream.Store.Counts.Bytes),
            Total = accounts.Length,
        };
    }

    /// <summary>What a stream's owner has told.</summary>
    private sealed record Told(string Account, StreamDetail Detail);
}
