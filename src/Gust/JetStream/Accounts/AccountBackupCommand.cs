using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Backups;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Accounts;

/// <summary><c>account backup</c>: all streams of the account, each in a directory of its name.</summary>
internal sealed class AccountBackupCommand
{
    private readonly Argument<string> _target = new("target") { Description = "Directory to create the backups in" };
    private readonly Option<bool> _check = CommandParts.Flag("--check", "Check the streams' messages first");
    private readonly (Option<bool>, Option<bool>) _consumers;
    private readonly (Option<bool>, Option<bool>) _progress;
    private readonly Option<bool> _force = CommandParts.Flag("--force", "Do not ask", "-f");

    private AccountBackupCommand(Command command)
    {
        command.Add(_target);
        command.Add(_check);
        command.Add(_force);
        _consumers = CommandParts.OnOffFlag(command, "consumers", "Back up the consumers too");
        _progress = CommandParts.OnOffFlag(command, "progress", "Show a progress bar on a terminal");
    }

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("backup", "Back up all streams of the account over the network", "snapshot");
        var backup = new AccountBackupCommand(command);
        family.Add(command);
        runner.Bind(command, backup.RunAsync);
    }

    private async Task<int> RunAsync(CommandContext context)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        IReadOnlyList<StreamInfo> streams = await new StreamApi(js).ListAsync();
        if (streams.Count == 0)
        {
            throw new CliException("there are no streams");
        }

        ulong bytes = streams.Aggregate(0UL, (sum, stream) => sum + stream.State.Bytes);
        string question = $"Perform backup of {streams.Count} streams with {SizeText.Format(bytes)} to {context.Get(_target)}?";
        if (!context.Get(_force) && !await Confirmation.AskAsync(context, question, "--force"))
        {
            return CliApp.Success;
        }

        bool allGood = true;
        foreach (StreamInfo stream in streams)
        {
            allGood &= await BackUpAsync(js, stream.Config.Name);
        }

        return allGood ? CliApp.Success : throw new CliException("the backup is not complete");
    }

    /// <summary>One stream's failure must not cost the others their backup.</summary>
    private async Task<bool> BackUpAsync(JetStreamApi js, string stream)
    {
        CommandContext context = js.Context;
        try
        {
            var backup = new StreamBackup(js, stream) { WithConsumers = context.Get(_consumers), IsChecked = context.Get(_check), IsProgressShown = context.Get(_progress) };
            await backup.WriteAsync(new BackupFiles(Path.Combine(context.Get(_target), stream)));
            context.Log.Line($"Backed up {stream}: {SizeText.Format(backup.Received)} compressed data");
            return true;
        }
        catch (CliException e)
        {
            context.Log.Error($"backup of {stream} failed: {e.Message}");
            return false;
        }
    }
}
