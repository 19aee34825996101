using System.CommandLine;
using System.Globalization;
using Gust.Cli.Commands;
using Gust.Cli.Text;

namespace Gust.Cli.Auth.Store;

/// <summary>Options for limits: -1 is no limit, and what is not said stays as it is.</summary>
internal static class LimitOption
{
    public static Option<string> Create(string name, string description) => CommandParts.Text(name, "N", description + "; -1 for no limit");

    /// <summary>The limit, or null where it was not said. Sizes may have a unit.</summary>
    public static long? Read(CommandContext context, Option<string> option)
    {
        if (context.Get(option) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) || SizeText.TryParse(text, out number))
        {
            return number >= -1 ? number : throw Refuse(option, text);
        }

        throw Refuse(option, text);
    }

    private static CliException Refuse(Option<string> option, string text) =>
        new($"{option.Name}: \"{text}\" is neither a number, a size such as 64K, nor -1");
}
