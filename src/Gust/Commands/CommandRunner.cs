using System.CommandLine;
using Gust.Cli.Connections;
using Gust.Cli.Output;

namespace Gust.Cli.Commands;

/// <summary>Binds a command's options to the code that runs it.</summary>
internal sealed class CommandRunner(CliHost host, GlobalOptions globals, StandardOutput output, Log log)
{
    private readonly Dictionary<Command, string> _longHelp = [];

    public GlobalOptions Globals { get; } = globals;

    /// <summary>Text for the command's own help page, too long for the list of commands.</summary>
    public void Explain(Command command, string text) => _longHelp[command] = text;

    public string Explanation(Command command) => _longHelp.TryGetValue(command, out string? text) ? text + "\n\n" : "";

    public void Bind(Command command, Func<CommandContext, Task<int>> run) =>
        command.SetAction((parsed, cancel) => run(new CommandContext(host, Globals, output, log, parsed, cancel)));

    public void Bind(Command command, Func<CommandContext, Task> run) =>
        command.SetAction(async (parsed, cancel) =>
        {
            await run(new CommandContext(host, Globals, output, log, parsed, cancel));
            return CliApp.Success;
        });

    public void Bind(Command command, Action<CommandContext> run) =>
        command.SetAction((parsed, cancel) =>
        {
            run(new CommandContext(host, Globals, output, log, parsed, cancel));
            return Task.FromResult(CliApp.Success);
        });
}
