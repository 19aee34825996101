namespace Gust.Configuration.Reading;

/// <summary>Keys of limits and timers.</summary>
internal static class LimitOptionTable
{
    private static readonly IntegerRange s_subscriptionTokens = new(1, byte.MaxValue);
    private static readonly TimeSpan s_lameDuckDurationMin = TimeSpan.FromSeconds(30);

    public static ServerOption[] All { get; } =
    [
        new("max_connections")
        {
            Aliases = ["max_conn"],
            Read = (context, entry, o) =>
            {
                if (context.Values.Integer(entry, out var count) && IntegerRange.Any.Check(context, entry, count))
                {
                    o.MaxConnections = count <= 0 ? -1 : (int)count; // no limit, and the reference says so by -1
                }
            },
            Show = o => o.MaxConnections.ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
        ServerOption.Number(
            "max_subscriptions",
            o => o.MaxSubscriptions,
            (o, v) => o.MaxSubscriptions = (int)Math.Max(0, v), // a negative count is no limit too
            IntegerRange.Any)
            with { Aliases = ["max_subs"], FixedName = "MaxSubs" },
        ServerOption.Number(
            "max_sub_tokens", o => o.MaxSubscriptionTokens, (o, v) => o.MaxSubscriptionTokens = (int)v, s_subscriptionTokens)
            with { Aliases = ["max_subscription_tokens"], FixedName = "MaxSubTokens" },
        ServerOption.Number("max_control_line", o => o.MaxControlLine, (o, v) => o.MaxControlLine = (int)v, IntegerRange.Size31),
        ServerOption.Number("max_payload", o => o.MaxPayload, (o, v) => o.MaxPayload = (int)v, IntegerRange.Size31),
        ServerOption.Number("max_pending", o => o.MaxPending, (o, v) => o.MaxPending = v, IntegerRange.Size63)
            with { FixedName = "MaxPending" },
        ServerOption.Number("max_closed_clients", o => o.MaxClosedClients, (o, v) => o.MaxClosedClients = (int)v, IntegerRange.Size31)
            with { FixedName = "MaxClosedClients" },
        ServerOption.Duration("ping_interval", o => o.PingInterval, (o, v) => o.PingInterval = v),
        ServerOption.Number("ping_max", o => o.PingMax, (o, v) => o.PingMax = (int)v, IntegerRange.Size31),
        ServerOption.Duration("write_deadline", o => o.WriteDeadline, (o, v) => o.WriteDeadline = v),
        new("write_timeout") { Read = ReadWriteTimeout, Show = ShowWriteTimeout, FixedName = "WriteTimeout" },
        ServerOption.Flag("no_fast_producer_stall", o => o.NoFastProducerStall, (o, v) => o.NoFastProducerStall = v) with
        {
            Announce = o => o.NoFastProducerStall ? "fast producers will not be stalled" : "fast producers will be stalled",
        },
        ServerOption.Flag("no_header_support", o => o.NoHeaderSupport, (o, v) => o.NoHeaderSupport = v)
            with { FixedName = "NoHeaderSupport" },
        new("lame_duck_duration")
        {
            Read = (context, entry, o) => ReadLameDuck(context, entry, s_lameDuckDurationMin, v => o.LameDuckDuration = v),
            Show = o => GoDuration.Format(o.LameDuckDuration),
            FixedName = "LameDuckDuration",
        },
        new("lame_duck_grace_period")
        {
            Read = (context, entry, o) => ReadLameDuck(context, entry, TimeSpan.Zero, v => o.LameDuckGracePeriod = v),
            Show = o => GoDuration.Format(o.LameDuckGracePeriod),
            FixedName = "LameDuckGracePeriod",
        },
    ];

    private static void ReadLameDuck(ReadingContext context, Syntax.ConfigEntry entry, TimeSpan min, Action<TimeSpan> set)
    {
        if (!context.Values.DurationText(entry, out var value))
        {
            return;
        }

        if (value < min)
        {
            context.Diagnostics.Error(
                entry.Value.Position, $"invalid {entry.Key} of {GoDuration.Format(value)}, minimum is {GoDuration.Format(min)}");
            return;
        }

        set(value);
    }

    private static void ReadWriteTimeout(ReadingContext context, Syntax.ConfigEntry entry, GustServerOptions options)
    {
        if (!context.Values.Text(entry, out var text))
        {
            return;
        }

        WriteTimeoutPolicy? policy = text switch
        {
            "default" => WriteTimeoutPolicy.Default,
            "close" => WriteTimeoutPolicy.Close,
            "retry" => WriteTimeoutPolicy.Retry,
            _ => null,
        };
        options.WriteTimeout = policy ?? options.WriteTimeout;
        if (policy is null)
        {
            context.Diagnostics.Error(entry.Value.Position, "write_timeout must be 'default', 'close' or 'retry'");
        }
    }

    private static string ShowWriteTimeout(GustServerOptions options) => options.WriteTimeout switch
    {
        WriteTimeoutPolicy.Close => "close",
        WriteTimeoutPolicy.Retry => "retry",
        _ => "default",
    };
}
