using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.Messages;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream view</c>: pages of messages. At a terminal the user asks for the next one; elsewhere all are shown.</summary>
internal sealed class StreamViewCommand
{
    private const long PageMax = 25;
    private readonly Argument<string?> _name = StreamChoice.Argument();
    private readonly Argument<long> _size = CommandParts.Count("size", "Messages of a page, 25 at most", @default: 10);
    private readonly Option<long> _id = CommandParts.Number("--id", "Start at a sequence", @default: 0, min: 1, "SEQUENCE");
    private readonly Option<TimeSpan?> _since = CommandParts.Duration("--since", "Start with what came as long ago, such as 1d3h");
    private readonly Option<bool> _raw = CommandParts.Flag("--raw", "Show the bodies and nothing else");
    private readonly Option<string> _translate = CommandParts.Text("--translate", "COMMAND", "Pass bodies through a command before showing them");
    private readonly Option<string> _subject = CommandParts.Text("--subject", "SUBJECT", "Only messages of matching subjects");

    public static void AddTo(Command family, CommandRunner runner)
    {
        var view = new StreamViewCommand();
        Command command = CommandParts.Named("view", "View the messages of a stream");
        command.Add(view._name);
        command.Add(view._size);
        Option[] all = [view._id, view._since, view._raw, view._translate, view._subject];
        foreach (Option option in all)
        {
            command.Add(option);
        }

        family.Add(command);
        runner.Bind(command, view.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        var translator = BodyTranslator.For(context.Get(_translate), context.Log);
        long page = context.Get(_size) is var size and <= PageMax ? size : throw new CliException($"a page has 1 to {PageMax} messages");
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        string stream = await StreamChoice.NameAsync(js, context.Get(_name));
        await using var reader = new OrderedReader(js, stream, Start(context));
        long shown = 0;
        bool isRaw = context.Get(_raw);
        await foreach (StoredMessage message in reader.ToEndAsync())
        {
            if (shown > 0 && shown % page == 0 && context.Host.InIsTerminal && !await WantsMoreAsync(context))
            {
                return;
            }

            shown++;
            ReadOnlyMemory<byte> body = translator is null ? message.Payload : await translator.TranslateAsync(message.Payload, context.Cancel);
            if (isRaw)
            {
                BodyPrinter.Compact(context.Out, body.Span);
            }
            else
            {
                StoredText.Print(context.Out, $"[{message.Sequence}]", message, body, context.Host.TimeProvider);
            }
        }

        if (!isRaw)
        {
            context.Out.Flush();
            context.Log.Line(shown == 0 ? "No messages" : "Reached apparent end of data");
        }

        context.Out.Flush();
    }

    private ConsumerConfig Start(CommandContext context)
    {
        if (context.IsGiven(_id) && context.IsGiven(_since))
        {
            throw new CliException("--id and --since exclude each other");
        }

        ConsumerConfig start = new() { FilterSubject = context.Get(_subject) ?? "" };
        if (context.IsGiven(_id))
        {
            return start with { DeliverPolicy = DeliverKind.ByStartSequence, OptStartSeq = (ulong)context.Get(_id) };
        }

        return context.Get(_since) is { } since
            ? start with { DeliverPolicy = DeliverKind.ByStartTime, OptStartTime = WireTime.FromDateTimeOffset(context.Host.TimeProvider.GetUtcNow() - since) }
            : start;
    }

    private static async Task<bool> WantsMoreAsync(CommandContext context) =>
        await context.Prompter.AskAsync("Next page? (Y/n)", "y") is "y" or "Y" or "yes";
}
