using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Gust.Cli.Commands;
using Gust.Cli.JetStream;
using Gust.Client;

namespace Gust.Cli.Admin.Events;

/// <summary><c>events</c>: what servers and JetStream announce.</summary>
internal sealed class EventsCommand
{
    private const int WaitingMax = 4096;

    private readonly Option<bool> _all = CommandParts.Flag("--all", "Show all kinds of events", "-a");
    private readonly Option<bool> _json = CommandParts.Flag("--json", "Write the events as they come, as JSON", "-j");
    private readonly Option<bool> _cloud = CommandParts.Flag("--cloudevent", "Write the events as CloudEvents");
    private readonly Option<bool> _short = CommandParts.Flag("--short", "Write a line for each event");
    private readonly Option<string> _filter = CommandParts.Text("--filter", "REGEX", "Only events that match, without regard to case");
    private readonly Option<bool> _metrics = CommandParts.Flag("--js-metric", "Show metrics of JetStream");
    private readonly Option<bool> _advisories = CommandParts.Flag("--js-advisory", "Show advisories of JetStream");
    private readonly (Option<bool>, Option<bool>) _server;
    private readonly Option<bool> _connections = CommandParts.Flag("--conn", "Show clients that come and go, and nothing else unless it is named too");
    private readonly Option<bool> _statistics = CommandParts.Flag("--statsz", "Show the servers' statistics");
    private readonly Option<string[]> _subjects = CommandParts.Texts("--subjects", "SUBJECT", "Show what comes on a subject, such as samples of latency; may be repeated", "--subject");
    private readonly Option<long> _count = CommandParts.Number("--count", "End after this many events", @default: 0, min: 1);

    private EventsCommand(Command command)
    {
        foreach (Option option in (Option[])[_all, _json, _cloud, _short, _filter, _metrics, _advisories, _connections, _statistics, _subjects, _count])
        {
            command.Add(option);
        }

        _server = CommandParts.OnOffFlag(command, "srv-advisory", "Show clients that come and go, refused logins, and servers that stop");
    }

    public static Command Family() => CommandParts.Named("events", "Show what happens on the servers", "event", "e");

    public static void Fill(Command command, CommandRunner runner) => runner.BindEndless(command, new EventsCommand(command).RunAsync);

    /// <summary>The same below <c>server</c>.</summary>
    public static void AddTo(Command server, CommandRunner runner)
    {
        Command command = Family();
        Fill(command, runner);
        server.Add(command);
    }

    private async Task RunAsync(CommandContext context)
    {
        Regex? filter = context.Get(_filter) is { } text ? RegexArgument.Parse("--filter", text, RegexOptions.IgnoreCase) : null;
        EventSource[] sources = [.. Sources(context)];
        if (sources.Length == 0)
        {
            throw new CliException("no events were chosen; --all chooses all kinds");
        }

        await using NatsClient client = await context.OpenAsync();
        await CheckAccountAsync(context, client, sources);
        var arrived = Channel.CreateBounded<Message>(WaitingMax);
        foreach (EventSource source in sources)
        {
            client.Subscribe(source.Subject, shared: arrived);
        }

        await client.FlushAsync(context.Cancel);
        foreach (EventSource source in sources)
        {
            context.Log.Line($"Listening for {source.Kind} on {source.Subject}");
        }

        context.Connector.Events.TellServerErrors = true;
        long count = context.Get(_count);
        for (long shown = 0; count == 0 || shown < count;)
        {
            Message message = await arrived.Reader.ReadAsync(context.Cancel);
            if (filter is null || filter.IsMatch(Encoding.UTF8.GetString(message.Payload.Span)))
            {
                context.Out.Text(Text(context, message));
                context.Out.Flush();
                shown++;
            }
        }
    }

    /// <summary>Servers tell of themselves in the system account only; elsewhere one would wait for ever.</summary>
    private static async Task CheckAccountAsync(CommandContext context, NatsClient client, EventSource[] sources)
    {
        if (!sources.Any(source => source.IsOfServers))
        {
            return;
        }

        try
        {
            await client.RequestAsync("$SYS.REQ.SERVER.PING", ReadOnlyMemory<byte>.Empty, cancel: context.Cancel);
        }
        catch (NoRespondersException) when (sources.All(source => source.IsOfServers))
        {
            throw new CliException("servers tell their events to users of the system account only; check --user, --creds or the context");
        }
        catch (NoRespondersException)
        {
            context.Log.Line("Events of servers will not be seen: they are told to users of the system account only");
        }
        catch (TimeoutException)
        {
            // Somebody may listen to events without being allowed to ask.
        }
    }

    private IEnumerable<EventSource> Sources(CommandContext context)
    {
        bool all = context.Get(_all);
        string prefix = context.Settings.JetStreamEventPrefix?.TrimEnd('.') ?? "$JS.EVENT";
        bool isServer = all || context.Get(_server, @default: !context.Get(_connections));
        List<EventSource> sources = [];
        Add(all || context.Get(_advisories), "JetStream advisories", $"{prefix}.ADVISORY.>");
        Add(all || context.Get(_metrics), "JetStream metrics", $"{prefix}.METRIC.>");
        Add(isServer || context.Get(_connections), "connected clients", "$SYS.ACCOUNT.*.CONNECT");
        Add(isServer || context.Get(_connections), "disconnected clients", "$SYS.ACCOUNT.*.DISCONNECT");
        Add(isServer, "refused logins", "$SYS.SERVER.*.CLIENT.AUTH.ERR");
        Add(isServer, "revoked certificates", "$SYS.SERVER.*.OCSP.>");
        Add(isServer, "servers that stop", "$SYS.SERVER.*.SHUTDOWN");
        Add(isServer, "servers that will stop", "$SYS.SERVER.*.LAMEDUCK");
        Add(all, "connection counts", "$SYS.ACCOUNT.*.SERVER.CONNS");
        Add(context.Get(_statistics), "statistics", "$SYS.SERVER.*.STATSZ");
        foreach (string subject in (context.Get(_subjects) ?? []).SelectMany(subjects => subjects.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            Add(true, "events", subject);
        }

        return sources;

        void Add(bool isWanted, string kind, string subject)
        {
            if (isWanted)
            {
                sources.Add(new EventSource(kind, subject));
            }
        }
    }

    private string Text(CommandContext context, Message message) =>
        context.Get(_cloud) ? EventText.CloudEvent(message, context.Host.TimeProvider)
        : context.Get(_json) ? Encoding.UTF8.GetString(message.Payload.Span) + "\n"
        : context.Get(_short) ? EventText.Line(message, context.Host.TimeProvider)
        : EventText.Page(message, context.Host.TimeProvider);
}
