using System.CommandLine;
using Gust.Cli.Connections;
using Gust.Cli.Contexts;
using Gust.Cli.Output;
using Gust.Client;

namespace Gust.Cli.Commands;

/// <summary>The context commands that show: <c>ls</c>, <c>info</c>, <c>validate</c>.</summary>
internal static class ContextReading
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        AddList(family, runner);
        AddInfo(family, runner);
        AddValidate(family, runner);
    }

    /// <summary>What <c>info</c> prints; other commands end with it too.</summary>
    public static void Show(CommandContext context, string name)
    {
        NatsContext shown = context.Contexts.Load(name);
        context.Out.Text(ContextView.ToText(name, shown, context.Contexts.PathOf(name)));
        context.Out.Flush();
    }

    private static void AddList(Command family, CommandRunner runner)
    {
        Command list = ContextCommand.Sub("ls", "List the contexts", "list", "l");
        Option<bool> json = CommandParts.Flag("--json", "Write JSON; secrets are masked", "-j");
        Option<bool> names = CommandParts.Flag("--names", "List names only");
        list.Add(json);
        list.Add(names);
        family.Add(list);
        runner.Bind(list, context =>
        {
            IReadOnlyList<string> known = context.Contexts.Names();
            if (context.Get(names))
            {
                context.Out.Text(string.Concat(known.Select(n => n + "\n")));
            }
            else if (context.Get(json))
            {
                context.Out.Line(ContextStore.ToJson([.. known.Select(n => ContextView.Masked(context.Contexts.Load(n)))]));
            }
            else
            {
                WriteTable(context, known);
            }

            context.Out.Flush();
        });
    }

    private static void WriteTable(CommandContext context, IReadOnlyList<string> known)
    {
        if (known.Count == 0)
        {
            context.Out.Line("No known contexts");
            return;
        }

        string? selected = context.Contexts.Selected();
        var table = new Table("Known Contexts", "Name", "Description");
        foreach (string name in known)
        {
            table.Row(name == selected ? name + "*" : name, DescriptionOf(context, name));
        }

        context.Out.Text(table.Render(context.Host, context.SettingsWithoutContext.ColourScheme));
    }

    /// <summary>One spoilt file must not hide the others.</summary>
    private static string DescriptionOf(CommandContext context, string name)
    {
        try
        {
            return context.Contexts.Load(name).Description;
        }
        catch (CliException e)
        {
            context.Log.Line(e.Message);
            return "(cannot be read)";
        }
    }

    private static void AddInfo(Command family, CommandRunner runner)
    {
        Command info = ContextCommand.Sub("info", "Show a context; secrets are masked", "show");
        Argument<string?> name = ContextCommand.OptionalName("Context to show; the selected one when missing");
        Option<bool> json = CommandParts.Flag("--json", "Write JSON", "-j");
        Option<bool> connect = CommandParts.Flag("--connect", "Try to connect as well");
        info.Add(name);
        info.Add(json);
        info.Add(connect);
        family.Add(info);
        runner.Bind(info, async context =>
        {
            string shown = context.Get(name) ?? context.Contexts.Selected()
                ?? throw new CliException($"no context is selected; name one, or select one with: {context.Host.Name} context select NAME");
            if (context.Get(json))
            {
                context.Out.Line(ContextStore.ToJson(ContextView.Masked(context.Contexts.Load(shown))));
                context.Out.Flush();
            }
            else
            {
                Show(context, shown);
            }

            if (context.Get(connect))
            {
                await TryConnectAsync(context, shown);
            }
        });
    }

    private static void AddValidate(Command family, CommandRunner runner)
    {
        Command validate = ContextCommand.Sub("validate", "Check one context, or all of them");
        Argument<string?> name = ContextCommand.OptionalName("Context to check");
        Option<bool> connect = CommandParts.Flag("--connect", "Try to connect as well");
        validate.Add(name);
        validate.Add(connect);
        family.Add(validate);
        runner.Bind(validate, async context =>
        {
            bool allGood = true;
            foreach (string checkedName in context.Get(name) is { } one ? [one] : context.Contexts.Names())
            {
                allGood &= await IsGoodAsync(context, checkedName, context.Get(connect));
            }

            return allGood ? CliApp.Success : CliApp.Failure;
        });
    }

    private static async Task<bool> IsGoodAsync(CommandContext context, string name, bool connect)
    {
        try
        {
            Show(context, name);
            if (connect)
            {
                await TryConnectAsync(context, name);
            }

            return !ContextView.MissingFiles(context.Contexts.Load(name)).Any();
        }
        catch (CliException e)
        {
            context.Log.Error(e.Message);
            return false;
        }
    }

    private static async Task TryConnectAsync(CommandContext context, string name)
    {
        ConnectionSettings settings = SettingsResolver.Over(context.Contexts.Load(name), context.SettingsWithoutContext);
        await using NatsClient client = await context.Connector.OpenAsync(settings, context.Cancel, reconnect: false);
        context.Log.Line($"Connection: OK ({client.ConnectedTo?.Display})");
    }
}
