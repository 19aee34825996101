using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Streams;

namespace Gust.Cli.JetStream.Consumers;

/// <summary>The consumer that a command is about: named, or chosen at the terminal.</summary>
internal sealed class ConsumerChoice
{
    private readonly Argument<string?> _stream = StreamChoice.Argument();
    private readonly Argument<string?> _consumer = new("consumer") { Description = "Consumer", Arity = ArgumentArity.ZeroOrOne };

    public ConsumerChoice(Command command)
    {
        command.Add(_stream);
        command.Add(_consumer);
    }

    public async Task<(string Stream, string Consumer)> NamesAsync(JetStreamApi js, bool canSelect = true)
    {
        CommandContext context = js.Context;
        string stream = await StreamChoice.NameAsync(js, context.Get(_stream), canSelect, showAll: true);
        if (context.Get(_consumer) is { Length: > 0 } named)
        {
            return (stream, named);
        }

        if (!context.Host.InIsTerminal || !canSelect)
        {
            throw new CliException("name a stream and a consumer");
        }

        IReadOnlyList<string> names = await new ConsumerApi(js).NamesAsync(stream);
        return names.Count == 0
            ? throw new CliException($"the stream {stream} has no consumers")
            : (stream, await Confirmation.ChooseAsync(context, "Select a consumer:", names));
    }
}
