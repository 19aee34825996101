using System.CommandLine;
using System.Text.RegularExpressions;
using Gust.Cli.Commands;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream find</c>: streams that are all that the options ask for.</summary>
internal sealed class StreamFindCommand(Option<bool> showAll)
{
    private readonly Option<string> _server = CommandParts.Text("--server-name", "REGEX", "On servers whose name matches");
    private readonly Option<string> _cluster = CommandParts.Text("--cluster", "REGEX", "In clusters whose name matches");
    private readonly Option<bool> _empty = CommandParts.Flag("--empty", "Without messages");
    private readonly Option<TimeSpan?> _idle = CommandParts.Duration("--idle", "Without new messages for so long");
    private readonly Option<TimeSpan?> _created = CommandParts.Duration("--created", "Created longer ago");
    private readonly Option<long> _consumers = CommandParts.Number("--consumers", "With fewer consumers", @default: 0, min: 0, "THRESHOLD");
    private readonly Option<string> _subject = CommandParts.Text("--subject", "SUBJECT", "That store matching subjects");
    private readonly Option<long> _replicas = CommandParts.Number("--replicas", "With as many replicas or fewer", @default: 0, min: 1);
    private readonly Option<bool> _sourced = CommandParts.Flag("--sourced", "That copy from others");
    private readonly Option<bool> _mirrored = CommandParts.Flag("--mirrored", "That mirror another");
    private readonly Option<string> _leader = CommandParts.Text("--leader", "SERVER", "Led by a server");
    private readonly Option<bool> _invert = CommandParts.Flag("--invert", "Those that are not so");
    private readonly Option<bool> _names = CommandParts.Flag("--names", "List names only", "-n");

    public static void AddTo(Command family, CommandRunner runner, Option<bool> all)
    {
        var find = new StreamFindCommand(all);
        Command command = CommandParts.Named("find", "Find streams", "query");
        Option[] options =
        [
            find._server, find._cluster, find._empty, find._idle, find._created, find._consumers, find._subject, find._replicas, find._sourced, find._mirrored,
            find._leader, find._invert, find._names,
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
        var api = new StreamApi(js);
        IReadOnlyList<StreamInfo> all = await api.ListAsync();
        HashSet<string>? storing = context.Get(_subject) is { } subject ? [.. await api.NamesAsync(subject)] : null;
        Func<StreamInfo, bool>[] conditions = [.. Conditions(context, storing)];
        bool isInverted = context.Get(_invert);
        StreamInfo[] found = [.. all.Where(s => context.Get(showAll) || !StreamApi.IsInternal(s.Config.Name)).Where(s => Array.TrueForAll(conditions, is_ => is_(s) != isInverted))];
        if (context.Get(_names))
        {
            context.Out.Text(string.Concat(found.Select(s => s.Config.Name + "\n")));
        }
        else
        {
            context.Out.Text(found.Length == 0 ? "No Streams found\n" : StreamListCommand.Table(context, found));
        }

        context.Out.Flush();
    }

    private IEnumerable<Func<StreamInfo, bool>> Conditions(CommandContext context, HashSet<string>? storing)
    {
        DateTimeOffset now = context.Host.TimeProvider.GetUtcNow();
        if (context.Get(_server) is { } server)
        {
            Regex name = RegexArgument.Parse("--server-name", server);
            yield return s => (s.Cluster?.Replicas ?? []).Select(r => r.Name).Append(s.Cluster?.Leader ?? "").Any(name.IsMatch);
        }

        if (context.Get(_cluster) is { } cluster)
        {
            Regex name = RegexArgument.Parse("--cluster", cluster);
            yield return s => name.IsMatch(s.Cluster?.Name ?? "");
        }

        if (context.Get(_empty))
        {
            yield return s => s.State.Messages == 0;
        }

        if (context.Get(_idle) is { } idle)
        {
            yield return s => now - TimeText.ToDateTime(s.State.LastTs.IsZero ? s.Created : s.State.LastTs) > idle;
        }

        if (context.Get(_created) is { } created)
        {
            yield return s => now - TimeText.ToDateTime(s.Created) > created;
        }

        if (context.IsGiven(_consumers))
        {
            yield return s => s.State.ConsumerCount < context.Get(_consumers);
        }

        if (context.IsGiven(_replicas))
        {
            yield return s => s.Config.NumReplicas <= context.Get(_replicas);
        }

        if (storing is not null)
        {
            yield return s => storing.Contains(s.Config.Name);
        }

        if (context.Get(_sourced))
        {
            yield return s => s.Config.Sources is { Count: > 0 };
        }

        if (context.Get(_mirrored))
        {
            yield return s => s.Config.Mirror is not null;
        }

        if (context.Get(_leader) is { } leader)
        {
            yield return s => s.Cluster?.Leader == leader;
        }
    }
}
