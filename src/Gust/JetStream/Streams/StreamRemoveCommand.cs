using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream rm</c>, and <c>stream rmm</c> for one message.</summary>
internal static class StreamRemoveCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        AddStream(family, runner);
        AddMessage(family, runner);
    }

    private static void AddStream(Command family, CommandRunner runner)
    {
        Command remove = CommandParts.Named("rm", "Delete a stream and its messages", "delete", "del");
        Argument<string?> name = StreamChoice.Argument();
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        remove.Add(name);
        remove.Add(force);
        family.Add(remove);
        runner.Bind(remove, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            string stream = await StreamChoice.NameAsync(js, context.Get(name));
            if (context.Get(force) || await Confirmation.AskAsync(context, $"Really delete Stream {stream}?", "--force"))
            {
                await new StreamApi(js).DeleteAsync(stream);
            }
        });
    }

    private static void AddMessage(Command family, CommandRunner runner)
    {
        Command remove = CommandParts.Named("rmm", "Delete one message; its bytes are overwritten");
        Argument<string?> name = StreamChoice.Argument();
        Argument<string?> sequence = SequenceArgument.Create();
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        remove.Add(name);
        remove.Add(sequence);
        remove.Add(force);
        family.Add(remove);
        runner.Bind(remove, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            string stream = await StreamChoice.NameAsync(js, context.Get(name));
            ulong removed = await SequenceArgument.ReadAsync(context, sequence, "name the sequence of the message to delete");
            if (context.Get(force) || await Confirmation.AskAsync(context, $"Really remove message {removed} from Stream {stream}?", "--force"))
            {
                await new StreamApi(js).DeleteMessageAsync(stream, removed);
            }
        });
    }
}
