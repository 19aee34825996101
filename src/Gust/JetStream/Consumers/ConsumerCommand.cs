using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer</c>: the family of commands about consumers.</summary>
internal static class ConsumerCommand
{
    public static Command Family() => CommandParts.Named("consumer", "Manage consumers and fetch their messages", "con", "obs", "c");

    /// <summary>Adds the family's own commands.</summary>
    public static void Fill(Command family, CommandRunner runner)
    {
        Option<bool> all = CommandParts.Flag("--all", "Offer streams of key-value buckets and object stores too", "-a");
        all.Recursive = true;
        family.Add(all);
        ConsumerListCommand.AddTo(family, runner);
        ConsumerReportCommand.AddTo(family, runner);
        ConsumerFindCommand.AddTo(family, runner);
        ConsumerInfoCommand.AddTo(family, runner);
        ConsumerAddCommand.AddTo(family, runner);
        ConsumerCopyCommand.AddTo(family, runner);
        ConsumerEditCommand.AddTo(family, runner);
        ConsumerRemoveCommand.AddTo(family, runner);
        ConsumerNextCommand.AddTo(family, runner);
        ConsumerSubCommand.AddTo(family, runner);
        ConsumerPauseCommand.AddTo(family, runner);
        ConsumerUnpinCommand.AddTo(family, runner);
        ConsumerResetCommand.AddTo(family, runner);
        ConsumerGraphCommand.AddTo(family, runner);
        ConsumerClusterCommand.AddTo(family, runner);
    }
}
