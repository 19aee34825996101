using System.CommandLine;
using System.Globalization;
using Gust.Cli.Commands;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Consumers;

/// <summary>The options that say what a consumer shall be.</summary>
internal sealed class ConsumerFlags
{
    private readonly ConfigFlags<ConsumerConfig> _flags;
    private readonly BackoffFlags _backoff;
    private readonly Option<bool>? _ephemeral;
    private readonly Option<string>? _pause;

    /// <param name="command">Gets the options.</param>
    /// <param name="isEdit">What a consumer cannot change later is left out.</param>
    public ConsumerFlags(Command command, bool isEdit)
    {
        _flags = new ConfigFlags<ConsumerConfig>(command);
        AddBasics();
        AddLimits();
        _backoff = new BackoffFlags(command);
        if (isEdit)
        {
            return;
        }

        _ephemeral = CommandParts.Flag("--ephemeral", "Let the consumer end when nobody uses it");
        _pause = CommandParts.Text("--pause", "TIME", "Deliver nothing for a duration, or until a moment such as \"2030-01-02 15:04:05\"");
        command.Add(_ephemeral);
        command.Add(_pause);
        AddFixed();
        AddGroups();
    }

    public bool AnyGiven(CommandContext context) => _flags.AnyGiven(context) || _backoff.IsGiven(context);

    public bool IsGiven(CommandContext context, string name) => _flags.IsGiven(context, name);

    public bool IsEphemeral(CommandContext context) => _ephemeral is not null && context.Get(_ephemeral);

    public void ApplyTo(CommandContext context, ConsumerConfig config)
    {
        _flags.ApplyTo(context, config);
        _backoff.ApplyTo(context, config);
        if (_pause is not null && context.Get(_pause) is { } pause)
        {
            config.PauseUntil = WireTime.FromDateTimeOffset(MomentArgument.Parse("--pause", pause, context.Host.TimeProvider));
        }
    }

    /// <summary>Where a consumer begins: a word, a sequence, a period or a moment.</summary>
    public static void SetStart(ConsumerConfig config, string text)
    {
        (config.OptStartSeq, config.OptStartTime) = (0, null);
        DeliverKind? word = text.ToLowerInvariant() switch
        {
            "all" or "first" or "1" => DeliverKind.All,
            "new" or "next" => DeliverKind.New,
            "last" => DeliverKind.Last,
            "subject" or "last-per-subject" => DeliverKind.LastPerSubject,
            _ => null,
        };
        if (word is { } kind)
        {
            config.DeliverPolicy = kind;
        }
        else if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong sequence))
        {
            (config.DeliverPolicy, config.OptStartSeq) = (DeliverKind.ByStartSequence, sequence);
        }
        else
        {
            config.DeliverPolicy = DeliverKind.ByStartTime;
            config.OptStartTime = WireTime.FromDateTimeOffset(MomentArgument.Past("--deliver", text, TimeProvider.System));
        }
    }

    public static void SetFilters(ConsumerConfig config, IReadOnlyList<string> filters)
    {
        config.FilterSubject = filters is [var only] ? only : "";
        config.FilterSubjects = filters.Count > 1 ? filters : null;
    }

    private void AddBasics()
    {
        _flags.Text("--description", "TEXT", "What the consumer is for", (c, v) => c.Description = v);
        _flags.Texts("--filter", "SUBJECTS", "Only messages of matching subjects; may be repeated", SetFilters);
        _flags.OnOff("headers-only", "Deliver headers without bodies", (c, v) => c.HeadersOnly = v);
        _flags.Text("--target", "SUBJECT", "Push messages to this subject", (c, v) => c.DeliverSubject = v);
        _flags.Duration("--wait", "How long an acknowledgement may take", (c, v) => c.AckWaitNs = v);
        _flags.Duration("--inactive-threshold", "How long the consumer stays unused before it ends", (c, v) => c.InactiveThresholdNs = v);
        _flags.Number("--replicas", "N", "Servers that keep the consumer, instead of as many as its stream's", (c, v) => c.NumReplicas = v, min: 0);
        _flags.Number("--sample", "PERCENT", "Acknowledgements to report on", (c, v) => c.SampleFrequency = v > 0 ? v.ToString(CultureInfo.InvariantCulture) : "");
        _flags.Pairs("--metadata", "Add metadata; may be repeated", (c, v) => c.Metadata = v);
    }

    private void AddLimits()
    {
        _flags.Number("--max-deliver", "TRIES", "Most deliveries of a message", (c, v) => c.MaxDeliver = v);
        _flags.Number("--max-pending", "N", "Most unacknowledged messages", (c, v) => c.MaxAckPending = v, -1, "--max-outstanding");
        _flags.Number("--max-pull-batch", "N", "Most messages of a pull request", (c, v) => c.MaxBatch = v, min: 0);
        _flags.Duration("--max-pull-expire", "Longest wait of a pull request", (c, v) => c.MaxExpiresNs = v);
        _flags.Size("--max-pull-bytes", "Most bytes of a pull request", (c, v) => c.MaxBytes = v);
    }

    private void AddFixed()
    {
        _flags.Word(
            "--ack", "What has to be acknowledged", (c, v) => c.AckPolicy = v,
            ("explicit", AckKind.Explicit), ("all", AckKind.All), ("none", AckKind.None), ("flow_control", AckKind.FlowControl));
        _flags.Number("--bps", "BITS", "Most bits per second of a push consumer", (c, v) => c.RateLimitBitsPerSecond = (ulong)v, min: 0);
        _flags.Text("--deliver", "POLICY", "Where to begin: all, new, last, subject, a sequence, a moment, or a period such as 1h", SetStart);
        _flags.Text("--deliver-group", "GROUP", "Share pushed messages within a queue group", (c, v) => c.DeliverGroup = v);
        _flags.OnOff("flow-control", "Push no faster than it is taken", (c, v) => c.FlowControl = v);
        _flags.Duration("--heartbeat", "Push a sign of life after so long without a message; -1 for none", (c, v) => c.IdleHeartbeatNs = v);
        _flags.Number("--max-waiting", "PULLS", "Most pull requests that wait", (c, v) => c.MaxWaiting = v, min: 0);
        _flags.On("--pull", "Deliver what is asked for, push nothing", c => c.DeliverSubject = "");
        _flags.Word("--replay", "Pace of old messages", (c, v) => c.ReplayPolicy = v, ("instant", ReplayKind.Instant), ("original", ReplayKind.Original));
        _flags.OnOff("memory", "Keep the consumer's state in memory", (c, v) => c.MemStorage = v);
    }

    private void AddGroups()
    {
        _flags.Texts("--pinned-groups", "GROUPS", "Serve one client of each group at a time", (c, v) => SetGroups(c, v, PriorityKind.PinnedClient));
        _flags.Duration("--pinned-ttl", "How long a client may go without a pull before another is served", (c, v) => c.PriorityTimeoutNs = v);
        _flags.Texts("--overflow-groups", "GROUPS", "Serve clients of these groups when others cannot keep up", (c, v) => SetGroups(c, v, PriorityKind.Overflow));
        _flags.Texts("--prioritized-groups", "GROUPS", "Serve clients of these groups by their priority", (c, v) => SetGroups(c, v, PriorityKind.Prioritized));
    }

    private static void SetGroups(ConsumerConfig config, IReadOnlyList<string> groups, PriorityKind policy)
    {
        config.PriorityGroups = config.PriorityPolicy is PriorityKind.None || config.PriorityPolicy == policy
            ? groups
            : throw new CliException("a consumer has one kind of priority groups: give one of --pinned-groups, --overflow-groups and --prioritized-groups");
        config.PriorityPolicy = policy;
    }
}
