using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Client;

namespace Gust.Cli.Admin.Top;

/// <summary><c>top</c>: a server's load and its busiest connections, live.</summary>
internal sealed class TopCommand
{
    private readonly Argument<string> _name = new("server") { Description = "Name or id of the server (default: the connected one)", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<TimeSpan?> _delay = CommandParts.Duration("--delay", "Time between two looks (default 1s)");
    private readonly Option<long> _count = CommandParts.Number("--count", "End after this many looks; with --batch one, where nothing is said", @default: 0, min: 1);
    private readonly Option<bool> _batch = CommandParts.Flag("--batch", "Write one look after the other, for files and scripts", "-b");
    private readonly Option<string> _file = CommandParts.Text("--output", "FILE", "Write to a file; implies --batch", "-o");
    private readonly Option<long> _connections = CommandParts.Number("--conns", "Connections to ask the server for", @default: 1024, min: 1);
    private readonly Option<string> _sort = CommandParts.Text("--sort", "KEY", $"Order of the connections ({string.Join(", ", TopSort.All.Select(sort => sort.Key))}; default cid)");
    private readonly Option<bool> _raw = CommandParts.Flag("--raw", "Show bytes as plain numbers");
    private readonly Option<string> _url = CommandParts.Text("--url", "URL", "Ask the monitoring port at this address, instead of the system account");
    private readonly Option<long> _port = CommandParts.Number("--http-port", "Ask this monitoring port of --server", @default: 0, min: 1, "PORT");

    private TopCommand(Command command)
    {
        _delay.Aliases.Add("-d");
        _delay.Aliases.Add("--interval");
        _count.Aliases.Add("-n");
        _count.Aliases.Add("--max-refresh");
        _port.Aliases.Add("-m");
        _sort.AcceptOnlyFromAmong([.. TopSort.All.Select(sort => sort.Key)]);
        command.Add(_name);
        foreach (Option option in (Option[])[_delay, _count, _batch, _file, _connections, _sort, _raw, _url, _port])
        {
            command.Add(option);
        }
    }

    public static Command Family() => new("top", "Watch a server's load and its busiest connections");

    public static void Fill(Command command, CommandRunner runner)
    {
        runner.BindEndless(command, new TopCommand(command).RunAsync);
        runner.Explain(command, "Without --url or --http-port a user of the system account is needed. While it runs, q quits and ? shows the other keys.");
    }

    /// <summary>The same below <c>server</c>.</summary>
    public static void AddTo(Command server, CommandRunner runner)
    {
        Command command = Family();
        Fill(command, runner);
        server.Add(command);
    }

    private async Task RunAsync(CommandContext context)
    {
        bool isLive = context.Host.OutIsTerminal && !context.Get(_batch) && context.Get(_file) is null;
        var settings = new TopSettings { Sort = TopSort.Of(context.Get(_sort) ?? "cid"), IsRaw = context.Get(_raw), HasKeys = isLive && context.Host.ReadKey is not null };
        await using ITopSource source = Url(context) is { } url ? new HttpTopSource(context, url) : await SystemTopSource.OpenAsync(context, context.Get(_name));
        var run = new TopRun(context, source, settings, context.Get(_connections), context.Get(_delay) ?? TimeSpan.FromSeconds(1));
        if (isLive)
        {
            await run.LiveAsync(context.Get(_count));
            return;
        }

        await using Stream? file = context.Get(_file) is { } path ? File.Create(path) : null;
        await run.BatchAsync(context.IsGiven(_count) ? context.Get(_count) : 1, file is null ? context.Out : new Output.StandardOutput(file));
    }

    private string? Url(CommandContext context)
    {
        if (context.Get(_url) is { } url)
        {
            return url;
        }

        string server = (context.Settings.Servers ?? ServerAddress.DefaultUrl).Split(',')[0];
        return context.IsGiven(_port) ? $"http://{ServerAddress.Parse(server).Host}:{context.Get(_port)}" : null;
    }
}
