using System.CommandLine;
using System.Globalization;
using Gust.Cli.Commands;
using Gust.Cli.Text;

namespace Gust.Cli.JetStream;

/// <summary>Options that each set something in a document. Only those the user wrote do: the others leave it as it is.</summary>
internal sealed class ConfigFlags<T>(Command command)
{
    private readonly List<(Option[] Options, Action<CommandContext, T> Apply)> _flags = [];

    public Option<string> Text(string name, string valueName, string description, Action<T, string> set, params string[] aliases) =>
        Add(CommandParts.Text(name, valueName, description, aliases), set);

    /// <summary>May come several times, and hold several values with commas or blanks between them.</summary>
    public Option<string[]> Texts(string name, string valueName, string description, Action<T, IReadOnlyList<string>> set, params string[] aliases) =>
        Add(CommandParts.Texts(name, valueName, description, aliases), (config, values) => set(config, Split(values)));

    /// <summary>May come several times, each one value.</summary>
    public Option<string[]> Whole(string name, string valueName, string description, Action<T, IReadOnlyList<string>> set) =>
        Add(CommandParts.Texts(name, valueName, description), (config, values) => set(config, values));

    /// <summary>The same with a name before each value.</summary>
    public Option<string[]> Pairs(string name, string description, Action<T, IReadOnlyDictionary<string, string>> set) =>
        Add(CommandParts.Texts(name, "NAME=VALUE", description), (config, values) => set(config, values.Select(v => Pair(name, v)).ToDictionary()));

    /// <summary><c>--name</c> and <c>--no-name</c>.</summary>
    public void OnOff(string name, string description, Action<T, bool> set, params string[] aliases)
    {
        (Option<bool> on, Option<bool> off) = CommandParts.OnOffFlag(command, name, description);
        foreach (string alias in aliases)
        {
            on.Aliases.Add("--" + alias);
            off.Aliases.Add("--no-" + alias);
        }

        _flags.Add(([on, off], (context, config) => set(config, !context.Get(off))));
    }

    public void On(string name, string description, Action<T> set) => Add(CommandParts.Flag(name, description), (config, _) => set(config));

    public void Number(string name, string valueName, string description, Action<T, long> set, long min = -1, params string[] aliases)
    {
        Option<long> option = CommandParts.Number(name, description, @default: 0, min, valueName);
        foreach (string alias in aliases)
        {
            option.Aliases.Add(alias);
        }

        Add(option, set);
    }

    /// <summary>Bytes such as <c>512</c>, <c>4K</c> or <c>1G</c>; -1 for no limit.</summary>
    public void Size(string name, string description, Action<T, long> set, long max = long.MaxValue) =>
        Add(CommandParts.Text(name, "BYTES", description), (config, text) => set(config, Bytes(name, text, max)));

    /// <summary>Nanoseconds; -1, 0 or nothing for no limit.</summary>
    public void Duration(string name, string description, Action<T, long> set, params string[] aliases) =>
        Add(CommandParts.Text(name, "DURATION", description, aliases), (config, text) => set(config, Period(name, text)));

    public Option<string> Word<TEnum>(string name, string description, Action<T, TEnum> set, params (string Word, TEnum Value)[] words)
    {
        Option<string> option = CommandParts.Text(name, string.Join('|', words.DistinctBy(w => w.Value).Select(w => w.Word)), description);
        option.AcceptOnlyFromAmong([.. words.Select(w => w.Word)]);
        return Add(option, (config, text) => set(config, words.First(w => w.Word == text).Value));
    }

    public bool AnyGiven(CommandContext context) => _flags.Exists(flag => Array.Exists(flag.Options, context.IsGiven));

    public bool IsGiven(CommandContext context, string name) =>
        _flags.Exists(flag => flag.Options[0].Name == name && Array.Exists(flag.Options, context.IsGiven));

    public void ApplyTo(CommandContext context, T config)
    {
        foreach ((_, Action<CommandContext, T> apply) in _flags.Where(flag => Array.Exists(flag.Options, context.IsGiven)))
        {
            apply(context, config);
        }
    }

    public static long Bytes(string name, string text, long max = long.MaxValue)
    {
        if (text is "-1" or "unlimited")
        {
            return -1;
        }

        return SizeText.TryParse(text, out long bytes) && bytes <= max
            ? bytes
            : throw new CliException(string.Create(CultureInfo.InvariantCulture, $"{name}: \"{text}\" is not a size{(max < long.MaxValue ? $" up to {SizeText.Format(max)}" : "")}; write one like 512, 4K or 1G"));
    }

    public static long Period(string name, string text)
    {
        if (text is "-1" or "unlimited" or "never" or "")
        {
            return 0;
        }

        return DurationText.TryParse(text, out TimeSpan period)
            ? TimeText.ToNanoseconds(period)
            : throw new CliException($"{name}: \"{text}\" is not a duration; write one like 500ms, 5m, 1d or 1y");
    }

    private Option<TValue> Add<TValue>(Option<TValue> option, Action<T, TValue> set)
    {
        command.Add(option);
        _flags.Add(([option], (context, config) => set(config, context.Get(option))));
        return option;
    }

    private static IReadOnlyList<string> Split(IEnumerable<string> values) =>
        [.. values.SelectMany(v => v.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static KeyValuePair<string, string> Pair(string name, string text)
    {
        int mark = text.IndexOfAny(['=', ':']);
        return mark > 0 ? new(text[..mark], text[(mark + 1)..]) : throw new CliException($"{name}: \"{text}\" is not a pair; write NAME=VALUE");
    }
}
