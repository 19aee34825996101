using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Backups;
using Gust.Cli.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream restore</c>.</summary>
internal sealed class StreamRestoreCommand
{
    private readonly Argument<string> _backup = new("file") { Description = "Directory of the backup" };
    private readonly (Option<bool>, Option<bool>) _progress;
    private readonly Option<string> _config = CommandParts.Text("--config", "FILE", "Give the stream the configuration of a JSON file");
    private readonly Option<string> _cluster = CommandParts.Text("--cluster", "CLUSTER", "Keep the stream in this cluster");
    private readonly Option<string[]> _tags = CommandParts.Texts("--tag", "TAG", "Keep the stream on servers with this tag; may be repeated");
    private readonly Option<long> _replicas = CommandParts.Number("--replicas", "Servers that keep the stream", @default: 0, min: 1);

    private StreamRestoreCommand(Command command)
    {
        command.Add(_backup);
        _progress = CommandParts.OnOffFlag(command, "progress", "Show a progress bar on a terminal");
        command.Add(_config);
        command.Add(_cluster);
        command.Add(_tags);
        command.Add(_replicas);
    }

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("restore", "Restore a stream from a backup over the network");
        var restore = new StreamRestoreCommand(command);
        family.Add(command);
        runner.Bind(command, restore.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        var files = BackupFiles.At(context.Get(_backup));
        StreamRestoreRequest request = files.Read();
        Change(context, request);
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        if (await new StreamApi(js).FindAsync(request.Config.Name) is not null)
        {
            throw new CliException($"the stream {request.Config.Name} exists already; delete it first, or restore under another name with --config");
        }

        context.Log.Line($"Starting restore of Stream {request.Config.Name} from {context.Get(_backup)}");
        var restore = new StreamRestore(js) { IsProgressShown = context.Get(_progress) };
        ApiAnswer<StreamInfo> restored = await restore.RunAsync(files, request);
        context.Log.Line($"Sent {SizeText.Format(restore.Sent)}; Stream {request.Config.Name} is restored");
        StreamInfoCommand.Show(context, restored, isJson: false);
    }

    private void Change(CommandContext context, StreamRestoreRequest request)
    {
        if (context.Get(_config) is { } file)
        {
            string name = request.Config.Name;
            request.Config = new StreamConfig();
            ConfigFile.Read("--config", file, StreamConfig.Shape, request.Config);
            request.Config.Name = request.Config.Name.Length > 0 ? request.Config.Name : name;
        }

        StreamConfig config = request.Config;
        config.NumReplicas = context.IsGiven(_replicas) ? context.Get(_replicas) : config.NumReplicas;
        if (context.Get(_cluster) is { } cluster)
        {
            config.Placement = (config.Placement ?? new()) with { Cluster = cluster };
        }

        if (context.IsGiven(_tags))
        {
            config.Placement = (config.Placement ?? new()) with { Tags = context.Get(_tags) };
        }
    }
}
