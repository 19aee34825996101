using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.JetStream.Objects;

/// <summary><c>object</c>: the family of commands about object stores.</summary>
internal static class ObjectCommand
{
    public static Command Family() => CommandParts.Named("object", "Keep files of any size, in buckets", "obj");

    /// <summary>Adds the family's own commands.</summary>
    public static void Fill(Command family, CommandRunner runner)
    {
        ObjectAddCommand.AddTo(family, runner);
        ObjectPutCommand.AddTo(family, runner);
        ObjectGetCommand.AddTo(family, runner);
        ObjectRemoving.AddTo(family, runner);
        ObjectReading.AddTo(family, runner);
    }

    public static Argument<string> Bucket() => new("bucket") { Description = "Bucket" };
}
