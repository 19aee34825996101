using System.CommandLine;
using System.CommandLine.Parsing;
using Gust.Cli.Text;

namespace Gust.Cli.Commands;

/// <summary>Makes the kinds of options that the commands share.</summary>
internal static class CommandParts
{
    public static Command Named(string name, string description, params string[] aliases)
    {
        var command = new Command(name, description);
        foreach (string alias in aliases)
        {
            command.Aliases.Add(alias);
        }

        return command;
    }

    public static Option<bool> Flag(string name, string description, params string[] aliases) =>
        new(name, aliases) { Description = description };

    /// <summary>A flag that is on unless <c>--no-NAME</c> says otherwise.</summary>
    public static (Option<bool> On, Option<bool> Off) OnOffFlag(Command command, string name, string description)
    {
        Option<bool> on = new("--" + name) { Description = description + $" (--no-{name} to disable)" };
        Option<bool> off = new("--no-" + name) { Hidden = true };
        command.Add(on);
        command.Add(off);
        return (on, off);
    }

    public static Option<TimeSpan?> Duration(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DURATION",
        CustomParser = ParseDuration,
    };

    public static Option<long> Number(string name, string description, long @default, long min, string valueName = "N") => new(name)
    {
        Description = description,
        HelpName = valueName,
        CustomParser = result => ParseNumber(result, min),
        DefaultValueFactory = @default == 0 ? null : _ => @default, // help shows it where there is one
    };

    /// <summary>A number of things, by its place on the line.</summary>
    public static Argument<long> Count(string name, string description, long @default) => new(name)
    {
        Description = description,
        CustomParser = result => ParseNumber(result, min: 1),
        DefaultValueFactory = _ => @default,
    };

    public static Option<string> Text(string name, string valueName, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = valueName };

    /// <summary>An option that may come several times.</summary>
    public static Option<string[]> Texts(string name, string valueName, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = valueName, Arity = ArgumentArity.OneOrMore };

    private static TimeSpan? ParseDuration(ArgumentResult result)
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (DurationText.TryParse(text, out TimeSpan value))
        {
            return value;
        }

        result.AddError($"{OptionName(result)}: \"{text}\" is not a duration; write one like 500ms, 5s or 1m30s");
        return null;
    }

    private static long ParseNumber(ArgumentResult result, long min)
    {
        string text = (result.Tokens.Count > 0 ? result.Tokens[^1].Value : "").Replace("_", "", StringComparison.Ordinal);
        if (long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out long value) && value >= min)
        {
            return value;
        }

        result.AddError($"{OptionName(result)}: \"{text}\" is not a whole number of at least {min}");
        return min;
    }

    private static string OptionName(ArgumentResult result) =>
        result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;
}
