using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading;

/// <summary>One key of the configuration: how it is read, how it is compared, and whether a reload may change it.</summary>
internal sealed record ServerOption(string Name)
{
    /// <summary>Other spellings of the key.</summary>
    public string[] Aliases { get; init; } = [];

    /// <summary>The name nats-server gives it when it refuses to reload it; null: a reload may change it.</summary>
    public string? FixedName { get; init; }

    public required Action<ReadingContext, ConfigEntry, GustServerOptions> Read { get; init; }

    /// <summary>Its value as text, for comparing and for the log; null for a key that only stands for others.</summary>
    public Func<GustServerOptions, string>? Show { get; init; }

    /// <summary>What the log says after <c>Reloaded: </c>; null: <c>name = value</c>.</summary>
    public Func<GustServerOptions, string>? Announce { get; init; }

    /// <summary>Why a reload may not change it, from what runs to what is wanted; null: it may.</summary>
    public Func<GustServerOptions, GustServerOptions, string?>? Refuse { get; init; }

    /// <summary>A configuration file can name it.</summary>
    public bool HasKey { get; private init; } = true;

    /// <summary>Its value must not be shown.</summary>
    public bool IsSecret { get; init; }

    public static ServerOption Text(string name, Func<GustServerOptions, string?> get, Action<GustServerOptions, string?> set) => new(name)
    {
        Read = (context, entry, options) =>
        {
            if (context.Values.Text(entry, out var value))
            {
                set(options, value.Length == 0 ? null : value);
            }
        },
        Show = options => get(options) ?? "",
    };

    public static ServerOption Flag(string name, Func<GustServerOptions, bool> get, Action<GustServerOptions, bool> set) => new(name)
    {
        Read = (context, entry, options) =>
        {
            if (context.Values.Boolean(entry, out var value))
            {
                set(options, value);
            }
        },
        Show = options => get(options) ? "true" : "false",
    };

    /// <summary>An integer between bounds; zero asks for the default, as with the reference.</summary>
    public static ServerOption Number(
        string name, Func<GustServerOptions, long> get, Action<GustServerOptions, long> set, IntegerRange range) => new(name)
    {
        Read = (context, entry, options) =>
        {
            if (context.Values.Integer(entry, out var value) && range.Check(context, entry, value))
            {
                set(options, value == 0 ? get(s_defaults) : value);
            }
        },
        Show = options => get(options).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>A duration above zero; zero asks for the default.</summary>
    public static ServerOption Duration(
        string name, Func<GustServerOptions, TimeSpan> get, Action<GustServerOptions, TimeSpan> set) => new(name)
    {
        Read = (context, entry, options) =>
        {
            if (!context.Values.Duration(entry, out var value))
            {
                return;
            }

            if (value < TimeSpan.Zero)
            {
                context.Diagnostics.Error(entry.Value.Position, $"{name} value can not be negative");
                return;
            }

            set(options, value == TimeSpan.Zero ? get(s_defaults) : value);
        },
        Show = options => GoDuration.Format(get(options)),
    };

    /// <summary>Compared and logged by itself, without a key of its own: part of a block, or for embedding programs only.</summary>
    public static ServerOption Keyless(string name, Func<GustServerOptions, string?> get) => new(name)
    {
        HasKey = false,
        Read = (context, entry, _) => context.Values.UnknownField(entry, ServerOptionTable.Names),
        Show = options => get(options) ?? "",
    };

    private static readonly GustServerOptions s_defaults = new();
}
