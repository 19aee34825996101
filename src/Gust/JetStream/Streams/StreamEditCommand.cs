using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Files;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream edit</c>: shows what will change and asks before it does.</summary>
internal sealed class StreamEditCommand
{
    private readonly Argument<string?> _name = StreamChoice.Argument();
    private readonly Option<string> _config = CommandParts.Text("--config", "FILE", "Read the configuration from a JSON file");
    private readonly Option<bool> _force = CommandParts.Flag("--force", "Do not ask", "-f");
    private readonly Option<bool> _interactive = CommandParts.Flag("--interactive", "Edit the configuration in $EDITOR", "-i");
    private readonly Option<bool> _dryRun = CommandParts.Flag("--dry-run", "Show the differences and change nothing");
    private readonly Option<bool> _json = CommandParts.Flag("--json", "Write JSON", "-j");
    private readonly StreamFlags _flags;

    private StreamEditCommand(Command command)
    {
        command.Add(_name);
        Option[] own = [_config, _force, _interactive, _dryRun, _json];
        foreach (Option option in own)
        {
            command.Add(option);
        }

        _flags = new StreamFlags(command, isEdit: true);
    }

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("edit", "Change a stream's configuration", "update");
        var edit = new StreamEditCommand(command);
        family.Add(command);
        runner.Bind(command, edit.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        var api = new StreamApi(js);
        string name = await StreamChoice.NameAsync(js, context.Get(_name));
        StreamConfig before = (await api.InfoAsync(name)).Value.Config;
        StreamConfig after = await ChangedAsync(context, before);
        string difference = ConfigDifference.Of(StreamConfig.Shape, before, after);
        bool isJson = context.Get(_json);
        if (difference.Length == 0)
        {
            throw new CliException("nothing would change; say what shall, such as --max-age 1d");
        }

        if (!isJson || context.Get(_dryRun))
        {
            context.Out.Text($"Differences (-was +becomes):\n{difference}\n");
            context.Out.Flush();
        }

        if (context.Get(_dryRun) || (!context.Get(_force) && !await Confirmation.AskAsync(context, $"Really edit Stream {name}?", "--force")))
        {
            return;
        }

        ApiAnswer<StreamInfo> updated = await api.UpdateAsync(after);
        if (!isJson)
        {
            context.Out.Line($"Stream {name} was updated\n");
        }

        StreamInfoCommand.Show(context, updated, isJson);
    }

    private async Task<StreamConfig> ChangedAsync(CommandContext context, StreamConfig before)
    {
        StreamConfig after = before with { };
        if (context.Get(_config) is { } file)
        {
            after = new StreamConfig();
            ConfigFile.Read("--config", file, StreamConfig.Shape, after);
            after.Name = after.Name.Length == 0 || after.Name == before.Name
                ? before.Name
                : throw new CliException($"--config: the configuration is that of the stream {after.Name}; a stream cannot change its name");
        }

        _flags.ApplyTo(context, after);
        return context.Get(_interactive) ? await ConfigFile.EditAsync(TextEditor.Of(context.Host), StreamConfig.Shape, after, context.Cancel) : after;
    }
}
