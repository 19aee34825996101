using System.CommandLine;

namespace Gust.Cli.Commands;

/// <summary><c>context</c>: the family of commands about named ways to connect.</summary>
internal static class ContextCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("context", "Manage named ways to connect, in the files of the NATS tools");
        command.Aliases.Add("ctx");
        ContextWriting.AddTo(command, runner);
        ContextReading.AddTo(command, runner);
        ContextSelecting.AddTo(command, runner);
        return command;
    }

    public static Command Sub(string name, string description, params string[] aliases) => CommandParts.Named(name, description, aliases);

    public static Argument<string> Name(string description) => new("name") { Description = description };

    public static Argument<string?> OptionalName(string description) => new("name") { Description = description, Arity = ArgumentArity.ZeroOrOne };
}
