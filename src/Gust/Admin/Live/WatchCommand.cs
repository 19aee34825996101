using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Output;

namespace Gust.Cli.Admin.Live;

/// <summary><c>server watch</c>: tables that are drawn again and again, with what happened in between.</summary>
internal sealed class WatchCommand
{
    private readonly Command _family;
    private readonly CommandRunner _runner;
    private readonly Option<TimeSpan?> _interval = CommandParts.Duration("--interval", "Time between two looks (default 1s)");
    private readonly Option<long> _count = CommandParts.Number("--count", "End after this many looks", @default: 0, min: 1);
    private readonly Option<long> _top = CommandParts.Number("--top", "Lines to show", @default: 0, min: 1);

    private WatchCommand(Command family, CommandRunner runner)
    {
        (_family, _runner) = (family, runner);
        foreach (Option option in (Option[])[_interval, _count, _top])
        {
            option.Recursive = true;
            family.Add(option);
        }

        _top.Aliases.Add("-n");
    }

    public static void AddTo(Command server, CommandRunner runner)
    {
        Command family = CommandParts.Named("watch", "Watch servers, accounts, connections or JetStream");
        var watch = new WatchCommand(family, runner);
        AccountsWatch.AddTo(watch);
        ConnectionsWatch.AddTo(watch);
        JetStreamWatch.AddTo(watch);
        ServersWatch.AddTo(watch);
        server.Add(family);
    }

    /// <summary>Adds something to watch.</summary>
    /// <param name="names">Name and aliases of the command.</param>
    /// <param name="description">For the help.</param>
    /// <param name="headings">Of the columns.</param>
    /// <param name="keys">Orders, the first being the default.</param>
    /// <param name="take">Takes the figures: what they are, the text before them, and themselves, named by <paramref name="keys"/>.</param>
    public void Add(string[] names, string description, string[] headings, WatchColumn[] keys, Func<CommandContext, SystemApi, Task<IReadOnlyList<WatchedItem>>> take)
    {
        Command command = CommandParts.Named(names[0], description, names[1..]);
        Option<string> sort = CommandParts.Text("--sort", "KEY", $"Order ({string.Join(", ", keys.Select(key => key.Key))}; default {keys[0].Key})");
        sort.AcceptOnlyFromAmong([.. keys.Select(key => key.Key)]);
        command.Add(sort);
        _family.Add(command);
        _runner.BindEndless(command, async context =>
        {
            await using SystemApi system = await SystemApi.OpenAsync(context);
            int by = Math.Max(0, Array.FindIndex(keys, key => key.Key == context.Get(sort)));
            var table = new WatchTable(description, headings, keys, by);
            using var screen = new LiveScreen(context.Host, context.Out);
            await FollowAsync(context, () => take(context, system), (items, passed) => screen.Draw(table.Lines(context, items, passed, context.Get(_top))));
        });
    }

    private async Task FollowAsync(CommandContext context, Func<Task<IReadOnlyList<WatchedItem>>> take, Action<IReadOnlyList<WatchedItem>, TimeSpan> show)
    {
        TimeProvider time = context.Host.TimeProvider;
        TimeSpan interval = context.Get(_interval) ?? TimeSpan.FromSeconds(1);
        long count = context.Get(_count);
        long last = time.GetTimestamp();
        show(await take(), TimeSpan.Zero);
        for (long i = 1; count == 0 || i < count; i++)
        {
            await Task.Delay(interval, time, context.Cancel);
            IReadOnlyList<WatchedItem> items = await take();
            long now = time.GetTimestamp();
            show(items, time.GetElapsedTime(last, now));
            last = now;
        }
    }
}
