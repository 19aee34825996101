using System.CommandLine;

namespace Gust.Cli.Commands;

/// <summary>The context commands that choose the default: <c>select</c>, <c>unselect</c>, <c>previous</c>.</summary>
internal static class ContextSelecting
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        AddSelect(family, runner);

        Command unselect = ContextCommand.Sub("unselect", "Select no context");
        family.Add(unselect);
        runner.Bind(unselect, context => context.Contexts.Select(null));

        Command previous = ContextCommand.Sub("previous", "Select the context that was selected before");
        family.Add(previous);
        runner.Bind(previous, context => Select(context, context.Contexts.Previous()
            ?? throw new CliException("no other context was selected before")));
    }

    private static void AddSelect(Command family, CommandRunner runner)
    {
        Command select = ContextCommand.Sub("select", "Select the default context", "switch", "set");
        Argument<string?> name = ContextCommand.OptionalName("Context to select; asked for at a terminal when missing");
        select.Add(name);
        family.Add(select);
        runner.Bind(select, async context =>
        {
            IReadOnlyList<string> known = context.Contexts.Names();
            if (known.Count == 0)
            {
                throw new CliException($"there is no context yet; create one with: {context.Host.Name} context add NAME");
            }

            string? chosen = context.Get(name);
            if (chosen is null && !context.Host.InIsTerminal)
            {
                throw new CliException($"name the context to select; known are {string.Join(", ", known)}");
            }

            Select(context, chosen ?? await Confirmation.ChooseAsync(context, "Select a context:", known));
        });
    }

    private static void Select(CommandContext context, string name)
    {
        context.Contexts.Load(name);
        context.Contexts.Select(name);
        ContextReading.Show(context, name);
    }
}
