using System.CommandLine;
using System.CommandLine.Parsing;
using Gust.Cli.Connections;
using Gust.Cli.Output;

namespace Gust.Cli.Commands;

/// <summary>Binds a command's options to the code that runs it.</summary>
internal sealed class CommandRunner(CliHost host, GlobalOptions globals, StandardOutput output, Log log)
{
    private readonly Dictionary<Command, string> _longHelp = [];

    private readonly Dictionary<Command, bool> _connects = [];

    public GlobalOptions Globals { get; } = globals;

    /// <summary>Text for the command's own help page, too long for the list of commands.</summary>
    public void Explain(Command command, string text) => _longHelp[command] = text;

    /// <summary>Says whether a command, or a family of them, connects to a server: the help of others is not about connections.</summary>
    public void Connects(Command command, bool isConnecting) => _connects[command] = isConnecting;

    /// <summary>Before the help of a command is shown. What was said of the nearest family counts.</summary>
    public void PrepareHelp(CommandResult asked)
    {
        for (SymbolResult? at = asked; at is not null; at = at.Parent)
        {
            if (at is CommandResult { Command: var command } && _connects.TryGetValue(command, out bool isConnecting))
            {
                Globals.HideConnection(isHidden: !isConnecting);
                return;
            }
        }
    }

    public string Explanation(Command command) => _longHelp.TryGetValue(command, out string? text) ? text + "\n\n" : "";

    public void Bind(Command command, Func<CommandContext, Task<int>> run) =>
        command.SetAction((parsed, cancel) => run(new CommandContext(host, Globals, output, log, parsed, cancel)));

    public void Bind(Command command, Func<CommandContext, Task> run) =>
        command.SetAction(async (parsed, cancel) =>
        {
            await run(new CommandContext(host, Globals, output, log, parsed, cancel));
            return CliApp.Success;
        });

    /// <summary>For commands that have no end of their own: Ctrl-C is how they are meant to stop.</summary>
    public void BindEndless(Command command, Func<CommandContext, Task> run) => Bind(command, async context =>
    {
        try
        {
            await run(context);
        }
        catch (OperationCanceledException) when (context.Cancel.IsCancellationRequested)
        {
            context.Out.Flush();
        }
    });

    public void Bind(Command command, Action<CommandContext> run) =>
        command.SetAction((parsed, cancel) =>
        {
            run(new CommandContext(host, Globals, output, log, parsed, cancel));
            return Task.FromResult(CliApp.Success);
        });
}
