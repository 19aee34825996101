using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Backups;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;

namespace Gust.Cli.JetStream.Accounts;

/// <summary><c>account restore</c>: brings back what <c>account backup</c> saved; all of it is looked at before anything is done.</summary>
internal static class AccountRestoreCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command restore = CommandParts.Named("restore", "Restore all streams of an account backup over the network");
        Argument<string> directory = new("directory") { Description = "Directory of the backups" };
        Option<string> cluster = CommandParts.Text("--cluster", "CLUSTER", "Keep the streams in this cluster");
        Option<string[]> tags = CommandParts.Texts("--tag", "TAG", "Keep the streams on servers with this tag; may be repeated");
        restore.Add(directory);
        restore.Add(cluster);
        restore.Add(tags);
        family.Add(restore);
        runner.Bind(restore, async context =>
        {
            (BackupFiles Files, StreamRestoreRequest Request)[] backups = [.. Read(context.Get(directory))];
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            HashSet<string> existing = [.. await new StreamApi(js).NamesAsync()];
            if (backups.FirstOrDefault(b => existing.Contains(b.Request.Config.Name)).Request is { } there)
            {
                throw new CliException($"the stream {there.Config.Name} exists already; nothing was restored");
            }

            foreach ((BackupFiles files, StreamRestoreRequest request) in backups)
            {
                if (context.IsGiven(cluster) || context.IsGiven(tags))
                {
                    request.Config.Placement = new Placement { Cluster = context.Get(cluster) ?? "", Tags = context.IsGiven(tags) ? context.Get(tags) : null };
                }

                ApiAnswer<StreamInfo> restored = await new StreamRestore(js) { IsProgressShown = true }.RunAsync(files, request);
                context.Log.Line($"Restored {restored.Value.Config.Name}: {CountText.Format(restored.Value.State.Messages)} messages");
            }
        });
    }

    private static IEnumerable<(BackupFiles Files, StreamRestoreRequest Request)> Read(string directory)
    {
        string[] found = Directory.Exists(directory) ? Directory.GetDirectories(directory) : throw new CliException($"there is no directory {directory}");
        if (found.Length == 0)
        {
            throw new CliException($"{directory} holds no backups");
        }

        foreach (string one in found.Order(StringComparer.Ordinal))
        {
            var files = new BackupFiles(one);
            yield return (files, files.Read());
        }
    }
}
