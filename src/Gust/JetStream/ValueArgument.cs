using System.CommandLine;
using System.Text;
using Gust.Cli.Commands;

namespace Gust.Cli.JetStream;

/// <summary>A value on the command line; from standard input when it is missing.</summary>
internal static class ValueArgument
{
    public static Argument<string?> Create() => new("value") { Description = "Value; read from standard input when it is missing", Arity = ArgumentArity.ZeroOrOne };

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(CommandContext context, Argument<string?> argument) =>
        context.Get(argument) is { } text ? Encoding.UTF8.GetBytes(text) : await new StandardInput(context.Host.In).ReadAllAsync(context.Cancel);
}
