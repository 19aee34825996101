using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.JetStream.KeyValue;

/// <summary><c>kv</c>: the family of commands about key-value buckets.</summary>
internal static class KeyValueCommand
{
    public static Command Family() => new Command("kv", "Keep values under keys, in buckets");

    /// <summary>Adds the family's own commands.</summary>
    public static void Fill(Command family, CommandRunner runner)
    {
        KeyValueAddCommand.AddTo(family, runner);
        KeyValueWriting.AddTo(family, runner);
        KeyValueReading.AddTo(family, runner);
        KeyValueHistory.AddTo(family, runner);
        KeyValueListCommand.AddTo(family, runner);
        KeyValueInfoCommand.AddTo(family, runner);
        KeyValueRemoving.AddTo(family, runner);
    }

    public static Argument<string> Bucket() => new("bucket") { Description = "Bucket" };

    public static Argument<string> Key() => new("key") { Description = "Key" };
}
