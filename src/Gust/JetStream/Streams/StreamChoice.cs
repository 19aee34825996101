using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.JetStream.Streams;

/// <summary>The stream that a command is about: named, or chosen at the terminal.</summary>
internal static class StreamChoice
{
    public static Argument<string?> Argument(string description = "Stream") =>
        new("stream") { Description = description, Arity = ArgumentArity.ZeroOrOne };

    /// <param name="js">To list what there is.</param>
    /// <param name="named">What the user wrote, if anything.</param>
    /// <param name="canSelect">False for <c>--no-select</c>.</param>
    /// <param name="showAll">Whether to offer the streams of other features too.</param>
    public static async Task<string> NameAsync(JetStreamApi js, string? named, bool canSelect = true, bool showAll = false)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return named;
        }

        if (!js.Context.Host.InIsTerminal || !canSelect)
        {
            throw new CliException("name a stream");
        }

        string[] names = [.. (await new StreamApi(js).NamesAsync()).Where(name => showAll || !StreamApi.IsInternal(name))];
        return names.Length == 0
            ? throw new CliException("there are no streams")
            : await Confirmation.ChooseAsync(js.Context, "Select a stream:", names);
    }
}
