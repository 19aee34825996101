using System.Text.RegularExpressions;

namespace Gust.Cli.JetStream;

/// <summary>Regular expressions on the command line: they run in linear time, whatever is written.</summary>
internal static class RegexArgument
{
    public static Regex Parse(string option, string text, RegexOptions more = RegexOptions.None)
    {
        try
        {
            return new Regex(text, RegexOptions.NonBacktracking | more);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new CliException($"{option}: \"{text}\" is not a regular expression: {e.Message}");
        }
    }
}
