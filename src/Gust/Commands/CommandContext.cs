using System.CommandLine;
using Gust.Cli.Connections;
using Gust.Cli.Contexts;
using Gust.Cli.Output;
using Gust.Client;

namespace Gust.Cli.Commands;

/// <summary>What a running command has at hand.</summary>
internal sealed class CommandContext(CliHost host, GlobalOptions globals, StandardOutput output, Log log, ParseResult parsed, CancellationToken cancel)
{
    private ConnectionSettings? _settings;

    public CliHost Host { get; } = host;

    public StandardOutput Out { get; } = output;

    public Log Log { get; } = log;

    public ParseResult Parsed { get; } = parsed;

    /// <summary>Set by Ctrl-C.</summary>
    public CancellationToken Cancel { get; } = cancel;

    public ContextStore Contexts { get; } = new(host);

    public ConnectionSettings Settings => _settings ??= Resolver.Resolve(Parsed);

    public ConnectionSettings SettingsWithoutContext => Resolver.WithoutContext(Parsed);

    /// <summary>The <c>--context</c> option as given, for commands about contexts.</summary>
    public string? NamedContext => Parsed.GetValue(globals.Context);

    /// <summary>One for all questions of a run: it may have read ahead.</summary>
    public Prompter Prompter => field ??= new Prompter(this);

    public Connector Connector { get; } = new(host, log);

    private SettingsResolver Resolver => new(Host, globals, Contexts);

    public T Get<T>(Option<T> option) => Parsed.GetValue(option)!;

    public T Get<T>(Argument<T> argument) => Parsed.GetValue(argument)!;

    /// <summary>False with <c>--no-NAME</c>, true with <c>--NAME</c>, else <paramref name="default"/>.</summary>
    public bool Get((Option<bool> On, Option<bool> Off) flag, bool @default = true) =>
        !Parsed.GetValue(flag.Off) && (Parsed.GetValue(flag.On) || @default);

    /// <summary>Whether the user wrote the option.</summary>
    public bool IsGiven(Option option) => Parsed.GetResult(option) is { Implicit: false };

    public Task<NatsClient> OpenAsync(bool reconnect = true) => Connector.OpenAsync(Settings, Cancel, reconnect);
}
