using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer find</c>: consumers that are all that the options ask for.</summary>
internal sealed class ConsumerFindCommand
{
    private readonly Argument<string?> _stream = StreamChoice.Argument();
    private readonly Option<bool> _pull = CommandParts.Flag("--pull", "That are asked for messages");
    private readonly Option<bool> _push = CommandParts.Flag("--push", "That push messages");
    private readonly Option<bool> _bound = CommandParts.Flag("--bound", "That push to somebody, or have pulls waiting");
    private readonly Option<long> _waiting = CommandParts.Number("--waiting", "With fewer waiting pulls", @default: 0, min: 0);
    private readonly Option<long> _ackPending = CommandParts.Number("--ack-pending", "With fewer unacknowledged messages", @default: 0, min: 0);
    private readonly Option<long> _pending = CommandParts.Number("--pending", "With fewer unprocessed messages", @default: 0, min: 0);
    private readonly Option<TimeSpan?> _idle = CommandParts.Duration("--idle", "Without deliveries for so long");
    private readonly Option<TimeSpan?> _created = CommandParts.Duration("--created", "Created longer ago");
    private readonly Option<long> _replicas = CommandParts.Number("--replicas", "With as many replicas or fewer", @default: 0, min: 0);
    private readonly Option<string> _leader = CommandParts.Text("--leader", "SERVER", "Led by a server");
    private readonly Option<bool> _pinned = CommandParts.Flag("--pinned", "With a client pinned in each group");
    private readonly Option<bool> _invert = CommandParts.Flag("--invert", "Those that are not so");
    private readonly Option<bool> _names = CommandParts.Flag("--names", "List names only", "-n");

    public static void AddTo(Command family, CommandRunner runner)
    {
        var find = new ConsumerFindCommand();
        Command command = CommandParts.Named("find", "Find consumers of a stream", "query");
        command.Add(find._stream);
        Option[] options =
        [
            find._pull, find._push, find._bound, find._waiting, find._ackPending, find._pending, find._idle, find._created, find._replicas, find._leader, find._pinned,
            find._invert, find._names,
        ];
        foreach (Option option in options)
        {
            command.Add(option);
        }

        family.Add(command);
        runner.Bind(command, find.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        string stream = await StreamChoice.NameAsync(js, context.Get(_stream));
        Func<ConsumerInfo, bool>[] conditions = [.. Conditions(context)];
        bool isInverted = context.Get(_invert);
        ConsumerInfo[] found = [.. (await new ConsumerApi(js).ListAsync(stream)).Where(c => Array.TrueForAll(conditions, is_ => is_(c) != isInverted))];
        context.Out.Text(
            context.Get(_names) ? string.Concat(found.Select(c => c.Name + "\n"))
            : found.Length == 0 ? "No Consumers found\n"
            : ConsumerListCommand.Table(context, "Consumers", found));
        context.Out.Flush();
    }

    private IEnumerable<Func<ConsumerInfo, bool>> Conditions(CommandContext context)
    {
        DateTimeOffset now = context.Host.TimeProvider.GetUtcNow();
        (Option Option, Func<ConsumerInfo, bool> Holds)[] all =
        [
            (_pull, c => !IsPush(c)),
            (_push, IsPush),
            (_bound, c => c.PushBound || c.NumWaiting > 0),
            (_waiting, c => c.NumWaiting < context.Get(_waiting)),
            (_ackPending, c => c.NumAckPending < context.Get(_ackPending)),
            (_pending, c => c.NumPending < (ulong)context.Get(_pending)),
            (_idle, c => now - TimeText.ToDateTime(c.Delivered.LastActive ?? c.Created) > context.Get(_idle)),
            (_created, c => now - TimeText.ToDateTime(c.Created) > context.Get(_created)),
            (_replicas, c => c.Config?.NumReplicas <= context.Get(_replicas)),
            (_leader, c => c.Cluster?.Leader == context.Get(_leader)),
            (_pinned, c => c.PriorityGroups is { Count: > 0 } groups && groups.All(g => g.PinnedClientId.Length > 0)),
        ];
        return all.Where(condition => context.IsGiven(condition.Option)).Select(condition => condition.Holds);
    }

    private static bool IsPush(ConsumerInfo consumer) => consumer.Config?.DeliverSubject.Length > 0;
}
