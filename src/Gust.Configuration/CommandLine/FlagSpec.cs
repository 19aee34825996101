namespace Gust.Configuration.CommandLine;

/// <summary>One flag: its spellings, its argument, and what it does.</summary>
/// <param name="Names">All spellings, separated by blanks, without dashes; the long one last.</param>
/// <param name="Argument">Name of the argument in the usage text; empty for a switch.</param>
internal sealed record FlagSpec(string Names, FlagKind Kind, string Argument, string Help, Action<CommandLineFlags, FlagValue> Apply)
{
    public string[] AllNames { get; } = Names.Split(' ');

    public string LongName => AllNames[^1];

    public static FlagSpec Switch(string names, string help, Action<GustServerOptions, bool> set) =>
        new(names, FlagKind.Boolean, "", help, (flags, value) => flags.Set(options => set(options, value.Boolean)));

    public static FlagSpec Text(string names, string argument, string help, Action<GustServerOptions, string> set) =>
        new(names, FlagKind.Text, argument, help, (flags, value) => flags.Set(options => set(options, value.Text)));

    public static FlagSpec Integer(string names, string argument, string help, Action<GustServerOptions, long> set) =>
        new(names, FlagKind.Integer, argument, help, (flags, value) => flags.Set(options => set(options, value.Integer)));

    /// <summary>A flag that asks the program for something else than to run.</summary>
    public static FlagSpec Ask(string names, string help, CommandLineAction action) =>
        new(names, FlagKind.Boolean, "", help, (flags, value) => UnlessOff(value, () => flags.Action = action));

    /// <summary>A flag of a feature that is not there yet; the table of unbuilt features knows what to say.</summary>
    public static FlagSpec Unbuilt(string names, FlagKind kind, string argument, string help) =>
        new(names, kind, argument, help, (flags, value) => UnlessOff(value, () => UnbuiltFlags.Report(flags, value)));

    private static void UnlessOff(FlagValue value, Action action)
    {
        if (value.Kind != FlagKind.Boolean || value.Boolean)
        {
            action();
        }
    }
}
