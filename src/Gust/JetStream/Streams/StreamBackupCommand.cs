using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Backups;
using Gust.Cli.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Responses;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream backup</c>.</summary>
internal sealed class StreamBackupCommand
{
    private readonly Argument<string> _name = new("stream") { Description = "Stream to back up" };
    private readonly Argument<string> _target = new("target") { Description = "Directory to create the backup in" };
    private readonly (Option<bool>, Option<bool>) _progress;
    private readonly (Option<bool>, Option<bool>) _consumers;
    private readonly Option<bool> _check = CommandParts.Flag("--check", "Check the stream's messages first");
    private readonly Option<string> _chunkSize = CommandParts.Text("--chunk-size", "BYTES", "Size of the pieces that the server sends");
    private readonly Option<string> _windowSize = CommandParts.Text("--window-size", "BYTES", "Bytes that the server sends unanswered");

    private StreamBackupCommand(Command command)
    {
        command.Add(_name);
        command.Add(_target);
        _progress = CommandParts.OnOffFlag(command, "progress", "Show a progress bar on a terminal");
        _consumers = CommandParts.OnOffFlag(command, "consumers", "Back up the consumers too");
        command.Add(_check);
        command.Add(_chunkSize);
        command.Add(_windowSize);
    }

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("backup", "Back up a stream over the network", "snapshot");
        var backup = new StreamBackupCommand(command);
        family.Add(command);
        runner.Bind(command, backup.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        var backup = new StreamBackup(js, context.Get(_name))
        {
            WithConsumers = context.Get(_consumers),
            IsChecked = context.Get(_check),
            ChunkSize = Size(context, _chunkSize),
            WindowSize = Size(context, _windowSize),
            IsProgressShown = context.Get(_progress),
        };
        context.Log.Line($"Starting backup of Stream {context.Get(_name)}");
        StreamSnapshotStart done = await backup.WriteAsync(new BackupFiles(context.Get(_target)));
        StreamStateInfo state = done.State ?? new();
        context.Log.Line(
            $"Received {SizeText.Format(backup.Received)} compressed data: {CountText.Format(state.Messages)} messages with {SizeText.Format(state.Bytes)}, "
            + $"{CountText.Format(state.ConsumerCount)} consumers");
    }

    private static long Size(CommandContext context, Option<string> option) =>
        context.Get(option) is { } text ? ConfigFlags<StreamConfig>.Bytes(option.Name, text) : 0;
}
