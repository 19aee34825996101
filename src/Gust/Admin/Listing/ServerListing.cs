using System.CommandLine;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Listing;

/// <summary>What lists of servers share.</summary>
internal static class ServerListing
{
    private const int NameMax = 25;

    /// <summary>How many servers there should be.</summary>
    public static Argument<long> Expected(string name = "expect", string description = "How many servers to expect") => new(name)
    {
        Description = description,
        CustomParser = result => result.Tokens is [var token] && long.TryParse(token.Value, out long count) && count is >= 0 and <= int.MaxValue
            ? count
            : Refuse(result),
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static void TellMissing(CommandContext context, long expected, int found)
    {
        if (found < expected)
        {
            throw new CliException($"{expected - found} of {expected} servers did not answer");
        }
    }

    /// <summary>Both ends of a name that is an id.</summary>
    public static string Compact(string name) => name.Length > NameMax ? $"{name[..8]}...{name[^8..]}" : name;

    public static string Uptime(StatszAnswer answer) => Whole(answer.Server.Time - answer.Statsz.Start);

    /// <summary>A period to the second.</summary>
    public static string Whole(TimeSpan period) => TimeText.Period(TimeSpan.FromSeconds(Math.Max(0, Math.Floor(period.TotalSeconds))));

    private static long Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"{result.Argument.Name}: \"{string.Join(' ', result.Tokens.Select(t => t.Value))}\" is not a number of servers");
        return 0;
    }
}
