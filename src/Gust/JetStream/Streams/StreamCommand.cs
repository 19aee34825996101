using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream</c>: the family of commands about streams.</summary>
internal static class StreamCommand
{
    public static Command Family() => CommandParts.Named("stream", "Manage streams and look into them", "str", "st", "ms", "s");

    /// <summary>Adds the family's own commands.</summary>
    public static void Fill(Command family, CommandRunner runner)
    {
        Option<bool> all = CommandParts.Flag("--all", "Show streams of key-value buckets and object stores too", "-a");
        all.Recursive = true;
        family.Add(all);
        StreamListCommand.AddTo(family, runner, all);
        StreamReportCommand.AddTo(family, runner, all);
        StreamFindCommand.AddTo(family, runner, all);
        StreamInfoCommand.AddTo(family, runner, all);
        StreamSubjectsCommand.AddTo(family, runner);
        StreamAddCommand.AddTo(family, runner);
        StreamCopyCommand.AddTo(family, runner);
        StreamEditCommand.AddTo(family, runner);
        StreamRemoveCommand.AddTo(family, runner);
        StreamPurgeCommand.AddTo(family, runner);
        StreamSealCommand.AddTo(family, runner);
        StreamGetCommand.AddTo(family, runner);
        StreamViewCommand.AddTo(family, runner);
        StreamGapsCommand.AddTo(family, runner);
        StreamGraphCommand.AddTo(family, runner);
        StreamBackupCommand.AddTo(family, runner);
        StreamRestoreCommand.AddTo(family, runner);
        StreamClusterCommand.AddTo(family, runner);
    }
}
