using System.CommandLine;
using System.Globalization;
using Gust.Cli.Commands;

namespace Gust.Cli.JetStream;

/// <summary>The sequence of a message: on the command line, or asked for at the terminal.</summary>
internal static class SequenceArgument
{
    public static Argument<string?> Create(string description = "Sequence of the message") =>
        new("id") { Description = description, Arity = ArgumentArity.ZeroOrOne };

    /// <param name="context">Of the command.</param>
    /// <param name="argument">What was written.</param>
    /// <param name="missing">What to say where nothing was, and nobody can be asked.</param>
    public static async Task<ulong> ReadAsync(CommandContext context, Argument<string?> argument, string missing)
    {
        string? text = context.Get(argument);
        if (text is null && context.Host.InIsTerminal)
        {
            text = await context.Prompter.AskAsync("Message sequence:");
        }

        return ulong.TryParse(text ?? throw new CliException(missing), NumberStyles.None, CultureInfo.InvariantCulture, out ulong sequence) && sequence > 0
            ? sequence
            : throw new CliException($"\"{text}\" is not a sequence: they are whole numbers from 1");
    }
}
