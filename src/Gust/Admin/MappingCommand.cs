using System.Buffers;
using System.CommandLine;
using System.Text;
using Gust.Cli.Commands;
using Gust.Foundation;
using Gust.Subjects;

namespace Gust.Cli.Admin;

/// <summary><c>server mapping</c>: tries a mapping of subjects out.</summary>
internal static class MappingCommand
{
    public static void AddTo(Command server, CommandRunner runner)
    {
        Command command = CommandParts.Named("mapping", "Try a mapping of subjects out", "mappings");
        Argument<string> source = new("source") { Description = "What is mapped, such as orders.*" };
        Argument<string> destination = new("destination") { Description = "What it becomes, such as new.{{wildcard(1)}}" };
        Argument<string[]> subjects = new("subject") { Description = "Subjects to map (default: the lines of standard input)", Arity = ArgumentArity.ZeroOrMore };
        command.Add(source);
        command.Add(destination);
        command.Add(subjects);
        server.Add(command);
        runner.Bind(command, async context =>
        {
            if (!SubjectTransform.TryCreate(context.Get(source), context.Get(destination), out SubjectTransform? transform, out string? error))
            {
                throw new CliException($"this is no mapping: {error}");
            }

            bool allMatch = true;
            if (context.Get(subjects) is { Length: > 0 } given)
            {
                allMatch = given.Aggregate(true, (good, subject) => Show(context, transform, subject) && good);
            }
            else
            {
                using var lines = new StreamReader(context.Host.In);
                while (await lines.ReadLineAsync(context.Cancel) is { Length: > 0 } subject)
                {
                    allMatch &= Show(context, transform, subject);
                }
            }

            return allMatch ? CliApp.Success : CliApp.Failure;
        });
    }

    private static bool Show(CommandContext context, SubjectTransform transform, string subject)
    {
        var mapped = new ArrayBufferWriter<byte>();
        bool matches = transform.Transform(Encoding.UTF8.GetBytes(subject), mapped, SystemRandom.Instance);
        context.Out.Line(matches ? Encoding.UTF8.GetString(mapped.WrittenSpan) : $"{subject} does not match {transform.Source}");
        context.Out.Flush();
        return matches;
    }
}
