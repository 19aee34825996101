namespace Gust.Configuration.CommandLine;

/// <summary>Reads arguments by the rules of Go's flag package, which nats-server's users know.</summary>
internal static class CommandLineParser
{
    private static readonly string[] s_words = ["version", "help"];

    public static CommandLineFlags Parse(IReadOnlyList<string> arguments, IReadOnlyList<ServerTool> tools)
    {
        var flags = new CommandLineFlags();
        var given = new HashSet<string>(StringComparer.Ordinal);
        var words = ParseFlags(flags, arguments, given);
        if (flags.Action is CommandLineAction.Fail)
        {
            return flags;
        }

        if (flags.Action is not (CommandLineAction.Version or CommandLineAction.Help or CommandLineAction.HelpTls))
        {
            ReadWords(flags, words, s_words.Concat(tools.Select(tool => tool.FirstWord)));
        }

        CheckCombinations(flags, given);
        return flags;
    }

    /// <summary>Flags up to the first word that is none, or up to <c>--</c>; returns the rest.</summary>
    private static IEnumerable<string> ParseFlags(CommandLineFlags flags, IReadOnlyList<string> arguments, HashSet<string> given)
    {
        var next = 0;
        while (next < arguments.Count && arguments[next] is ['-', _, ..] argument)
        {
            next++;
            if (argument == "--")
            {
                break;
            }

            var name = argument[(argument[1] == '-' ? 2 : 1)..];
            if (name.Length == 0 || name[0] is '-' or '=')
            {
                flags.FailUsage($"bad flag syntax: {argument}");
                break;
            }

            if (!TryParseFlag(flags, name, arguments, ref next, given))
            {
                break;
            }
        }

        return arguments.Skip(next);
    }

    private static bool TryParseFlag(
        CommandLineFlags flags, string text, IReadOnlyList<string> arguments, ref int next, HashSet<string> given)
    {
        var equals = text.IndexOf('=');
        var name = equals < 0 ? text : text[..equals];
        var value = equals < 0 ? null : text[(equals + 1)..];
        if (!FlagTable.TryFind(name, out var spec))
        {
            flags.FailUsage($"flag provided but not defined: -{name}{NearestName.Hint(name, FlagTable.Names)}");
            return false;
        }

        given.Add(spec.LongName);
        if (value is null && spec.Kind != FlagKind.Boolean)
        {
            if (next == arguments.Count)
            {
                flags.FailUsage($"flag needs an argument: -{name}");
                return false;
            }

            value = arguments[next++];
        }

        return TryApply(flags, spec, name, value);
    }

    private static bool TryApply(CommandLineFlags flags, FlagSpec spec, string name, string? value)
    {
        long integer = 0;
        var boolean = true;
        switch (spec.Kind)
        {
            case FlagKind.Boolean when value is not null && !GoLiteral.TryBoolean(value, out boolean):
                flags.FailUsage($"invalid boolean value \"{value}\" for -{name}: parse error");
                return false;
            case FlagKind.Integer when !GoLiteral.TryInteger(value!, out integer, out var error):
                flags.FailUsage($"invalid value \"{value}\" for flag -{name}: {error}");
                return false;
        }

        var previous = flags.Action;
        spec.Apply(flags, new FlagValue(spec, name, value ?? "", integer, boolean));
        flags.Action = Stronger(previous, flags.Action);
        return flags.Action != CommandLineAction.Fail || flags.ExitCode == 1;
    }

    /// <summary>The version comes before help, and both before a configuration test, in whatever order they were asked for.</summary>
    private static CommandLineAction Stronger(CommandLineAction one, CommandLineAction other) =>
        Rank(one) > Rank(other) ? one : other;

    private static int Rank(CommandLineAction action) => action switch
    {
        CommandLineAction.Fail => 5,
        CommandLineAction.Version => 4,
        CommandLineAction.Help => 3,
        CommandLineAction.HelpTls => 2,
        CommandLineAction.TestConfiguration => 1,
        _ => 0,
    };

    private static void ReadWords(CommandLineFlags flags, IEnumerable<string> words, IEnumerable<string> known)
    {
        foreach (var word in words)
        {
            switch (word.ToLowerInvariant())
            {
                case "version":
                    flags.Action = CommandLineAction.Version;
                    return;
                case "help":
                    flags.Action = CommandLineAction.Help;
                    return;
                default:
                    flags.Fail($"unrecognized command: \"{word}\"{NearestName.Hint(word, known)}");
                    return;
            }
        }
    }

    private static void CheckCombinations(CommandLineFlags flags, HashSet<string> given)
    {
        switch (flags.Action)
        {
            case CommandLineAction.TestConfiguration when flags.ConfigFile is null:
                flags.Fail("must specify [-c, --config] option to check configuration file syntax");
                break;
            case CommandLineAction.Run when flags.Signal is not null:
                flags.Action = CommandLineAction.Signal;
                break;
            case CommandLineAction.Run when given.Contains("auth") && (given.Contains("user") || given.Contains("pass")):
                flags.Fail("cannot have a user/pass and token: give --user and --pass, or --auth");
                break;
            case CommandLineAction.Run when given.Contains("pass") && !given.Contains("user") && flags.ConfigFile is null:
                flags.Fail("--pass needs --user");
                break;
            case CommandLineAction.Run when given.Contains("routes") && !given.Contains("cluster") && !given.Contains("cluster_listen")
                && flags.ConfigFile is null:
                flags.Fail("solicited routes require cluster capabilities, e.g. --cluster");
                break;
        }
    }
}
