using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Files;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer edit</c>: shows what will change and asks before it does.</summary>
internal sealed class ConsumerEditCommand
{
    private readonly ConsumerChoice _choice;
    private readonly Option<string> _config = CommandParts.Text("--config", "FILE", "Read the configuration from a JSON file");
    private readonly Option<bool> _force = CommandParts.Flag("--force", "Do not ask", "-f");
    private readonly Option<bool> _interactive = CommandParts.Flag("--interactive", "Edit the configuration in $EDITOR", "-i");
    private readonly Option<bool> _dryRun = CommandParts.Flag("--dry-run", "Show the differences and change nothing");
    private readonly Option<bool> _json = CommandParts.Flag("--json", "Write JSON", "-j");
    private readonly ConsumerFlags _flags;

    private ConsumerEditCommand(Command command)
    {
        _choice = new ConsumerChoice(command);
        Option[] own = [_config, _force, _interactive, _dryRun, _json];
        foreach (Option option in own)
        {
            command.Add(option);
        }

        _flags = new ConsumerFlags(command, isEdit: true);
    }

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("edit", "Change a consumer's configuration", "update");
        var edit = new ConsumerEditCommand(command);
        family.Add(command);
        runner.Bind(command, edit.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        var api = new ConsumerApi(js);
        (string stream, string name) = await _choice.NamesAsync(js);
        ConsumerConfig before = (await api.InfoAsync(stream, name)).Value.Config!;
        ConsumerConfig after = await ChangedAsync(context, before);
        string difference = ConfigDifference.Of(ConsumerConfig.Shape, before, after);
        if (difference.Length == 0)
        {
            throw new CliException("nothing would change; say what shall, such as --max-pending 100");
        }

        if (!context.Get(_json) || context.Get(_dryRun))
        {
            context.Out.Text($"Differences (-was +becomes):\n{difference}\n");
            context.Out.Flush();
        }

        if (!context.Get(_dryRun) && (context.Get(_force) || await Confirmation.AskAsync(context, $"Really edit Consumer {stream} > {name}?", "--force")))
        {
            ConsumerInfoCommand.Show(context, await api.CreateAsync(stream, after, ConsumerAction.Update), context.Get(_json));
        }
    }

    private async Task<ConsumerConfig> ChangedAsync(CommandContext context, ConsumerConfig before)
    {
        ConsumerConfig after = before with { };
        if (context.Get(_config) is { } file)
        {
            after = new ConsumerConfig();
            ConfigFile.Read("--config", file, ConsumerConfig.Shape, after);
            (after.Name, after.Durable) = (before.Name, before.Durable);
        }

        _flags.ApplyTo(context, after);
        return context.Get(_interactive) ? await ConfigFile.EditAsync(TextEditor.Of(context.Host), ConsumerConfig.Shape, after, context.Cancel) : after;
    }
}
