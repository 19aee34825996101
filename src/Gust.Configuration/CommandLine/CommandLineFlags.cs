namespace Gust.Configuration.CommandLine;

/// <summary>A server's command line, parsed: what was asked, and the options it sets over those of the file.</summary>
internal sealed class CommandLineFlags
{
    private readonly List<Action<GustServerOptions>> _settings = [];
    private readonly List<Action<GustServerOptions>> _lastSettings = [];
    private readonly List<string> _warnings = [];

    public CommandLineAction Action { get; internal set; }

    /// <summary>Configuration file (<c>-c</c>).</summary>
    public string? ConfigFile { get; internal set; }

    public SignalCommand? Signal { get; internal set; }

    /// <summary>Flags of features this version does not have yet.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>What is wrong, when <see cref="Action"/> is <see cref="CommandLineAction.Fail"/>.</summary>
    public string? Error { get; private set; }

    /// <summary>The usage text belongs after the error: a flag was mistyped.</summary>
    public bool ShowUsage { get; private set; }

    public int ExitCode { get; private set; }

    /// <summary>Parses the arguments behind the program's name.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="tools">What else could have been meant by a word that is no flag.</param>
    public static CommandLineFlags Parse(IReadOnlyList<string> arguments, IReadOnlyList<ServerTool>? tools = null) => CommandLineParser.Parse(arguments, tools ?? []);

    /// <summary>Sets what the command line says; it wins over the file, at the start and again at each reload.</summary>
    public void Apply(GustServerOptions options)
    {
        foreach (var setting in _settings.Concat(_lastSettings))
        {
            setting(options);
        }

        options.Authorization.AllowForHandshake(options.Tls);
    }

    internal void Set(Action<GustServerOptions> setting) => _settings.Add(setting);

    /// <summary>Sets something whatever other flags say, in whatever order they come.</summary>
    internal void SetLast(Action<GustServerOptions> setting) => _lastSettings.Add(setting);

    internal void Warn(string warning) => _warnings.Add(warning);

    /// <summary>A mistyped flag: exit code 2 and the usage text. The first mistake is the one that is told.</summary>
    internal void FailUsage(string error) => Fail(error, exitCode: 2, showUsage: true);

    internal void Fail(string error) => Fail(error, exitCode: 1, showUsage: false);

    private void Fail(string error, int exitCode, bool showUsage)
    {
        if (Action == CommandLineAction.Fail)
        {
            return;
        }

        Action = CommandLineAction.Fail;
        Error = error;
        ExitCode = exitCode;
        ShowUsage = showUsage;
    }
}
