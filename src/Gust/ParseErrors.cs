using System.CommandLine;
using System.CommandLine.Parsing;
using Gust.Configuration;

namespace Gust.Cli;

/// <summary>What is wrong with a command line, in the user's words; null where nothing is.</summary>
internal static class ParseErrors
{
    public static string? First(ParseResult parsed)
    {
        if (MistypedOption(parsed) is { } option)
        {
            return $"unknown option '{option}'{NearestName.Hint(option.Split('=')[0], OptionNames(parsed), "'")} (text that begins with a dash goes after --)";
        }

        if (parsed.Errors.Count == 0)
        {
            return null;
        }

        // The unknown word says more than the command that is missing because of it.
        return parsed.UnmatchedTokens is [var word, ..]
            ? $"Unrecognized command or argument '{word}'{NearestName.Hint(word, CommandNames(parsed), "'")}"
            : parsed.Errors[0].Message.TrimEnd('.');
    }

    /// <summary>Where a word stands that belongs to nothing, with a command behind it; -1 where none does.</summary>
    public static int StrayBeforeCommand(ParseResult parsed)
    {
        int lastCommand = parsed.Tokens.ToList().FindLastIndex(token => token.Type == TokenType.Command);
        return parsed.Tokens.Take(Math.Max(0, lastCommand)).ToList().FindIndex(token => token.Type == TokenType.Argument && parsed.UnmatchedTokens.Contains(token.Value));
    }

    /// <summary>Options of the command, and those of its families that it takes too.</summary>
    private static IEnumerable<string> OptionNames(ParseResult parsed)
    {
        for (SymbolResult? at = parsed.CommandResult; at is not null; at = at.Parent)
        {
            foreach (Option option in at is CommandResult { Command.Options: var options } ? options : [])
            {
                if (!option.Hidden && (option.Recursive || at == parsed.CommandResult))
                {
                    yield return option.Name;
                }
            }
        }
    }

    private static IEnumerable<string> CommandNames(ParseResult parsed) =>
        parsed.CommandResult.Command.Subcommands.Where(command => !command.Hidden).SelectMany(command => command.Aliases.Append(command.Name));

    /// <summary>An unknown option that would otherwise be sent as a body or subscribed to as a subject.</summary>
    private static string? MistypedOption(ParseResult parsed)
    {
        IEnumerable<Token> words = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens);
        IEnumerable<Token> afterDashes = parsed.Tokens.SkipWhile(t => t.Type != TokenType.DoubleDash);
        HashSet<Token> literal = new(afterDashes, ReferenceEqualityComparer.Instance);
        return parsed.UnmatchedTokens
            .Concat(words.Where(t => !literal.Contains(t)).Select(t => t.Value))
            .FirstOrDefault(LooksLikeOption);
    }

    /// <summary><c>-x</c>, <c>--name</c> or <c>--name=value</c>; not <c>-5</c>, <c>-</c>, <c>--- text</c> or <c>-some text</c>.</summary>
    private static bool LooksLikeOption(string word)
    {
        ReadOnlySpan<char> name = word.AsSpan().TrimStart('-');
        int dashes = word.Length - name.Length;
        int end = name.IndexOf('=');
        name = end < 0 ? name : name[..end];
        return dashes is 1 or 2 && name.Length > 0 && char.IsAsciiLetter(name[0]) && name.IndexOfAny(" \t\n") < 0;
    }
}
