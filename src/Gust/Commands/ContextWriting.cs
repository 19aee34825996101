using System.CommandLine;
using Gust.Cli.Connections;
using Gust.Cli.Contexts;
using Gust.Cli.Files;

namespace Gust.Cli.Commands;

/// <summary>The context commands that write: <c>save</c>, <c>copy</c>, <c>edit</c>, <c>rm</c>.</summary>
internal static class ContextWriting
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        AddSave(family, runner);
        AddCopy(family, runner);
        AddEdit(family, runner);
        AddRemove(family, runner);
    }

    private static void AddSave(Command family, CommandRunner runner)
    {
        Command save = ContextCommand.Sub("save", "Create or update a context from the options on the command line", "add", "create");
        Argument<string> name = ContextCommand.Name("Name of the context");
        var details = new ContextDetails(save);
        save.Arguments.Insert(0, name);
        family.Add(save);
        runner.Bind(save, context =>
        {
            string target = context.Get(name);
            ContextStore.RequireName(target);
            string? from = context.Contexts.Exists(target) ? target : context.NamedContext;
            NatsContext saved = from is null ? new NatsContext() : context.Contexts.Load(from);
            details.ApplyTo(saved, context);
            Finish(context, details, target, saved);
        });
    }

    private static void AddCopy(Command family, CommandRunner runner)
    {
        Command copy = ContextCommand.Sub("copy", "Copy a context; options on the command line change the copy", "cp");
        var source = new Argument<string>("source") { Description = "Context to copy from" };
        Argument<string> name = ContextCommand.Name("Name of the copy");
        var details = new ContextDetails(copy);
        copy.Arguments.Insert(0, source);
        copy.Arguments.Insert(1, name);
        family.Add(copy);
        runner.Bind(copy, context =>
        {
            string target = context.Get(name);
            NatsContext saved = context.Contexts.Load(context.Get(source));
            ContextStore.RequireName(target);
            if (context.Contexts.Exists(target))
            {
                throw new CliException($"the context \"{target}\" exists already; remove it first, or choose another name");
            }

            details.ApplyTo(saved, context);
            Finish(context, details, target, saved);
        });
    }

    private static void AddEdit(Command family, CommandRunner runner)
    {
        Command edit = ContextCommand.Sub("edit", "Edit a context in $EDITOR", "vi");
        Argument<string> name = ContextCommand.Name("Context to edit");
        edit.Add(name);
        family.Add(edit);
        runner.Bind(edit, async context =>
        {
            string target = context.Get(name);
            _ = context.Contexts.Exists(target) ? "" : throw Unknown(context, target);
            await ContextEditor.EditAsync(context.Contexts, target, TextEditor.Of(context.Host), context.Cancel);
            ContextReading.Show(context, target);
        });
    }

    private static void AddRemove(Command family, CommandRunner runner)
    {
        Command remove = ContextCommand.Sub("rm", "Remove a context", "remove");
        Argument<string> name = ContextCommand.Name("Context to remove");
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        remove.Add(name);
        remove.Add(force);
        family.Add(remove);
        runner.Bind(remove, async context =>
        {
            string target = context.Get(name);
            _ = context.Contexts.Exists(target) ? "" : throw Unknown(context, target);
            bool selected = context.Contexts.Selected() == target;
            if (selected && context.Contexts.Names().Count > 1)
            {
                throw new CliException($"\"{target}\" is the selected context; select another one first: {context.Host.Name} context select NAME");
            }

            if (!context.Get(force) && !await Confirmation.AskAsync(context, $"Really remove the context \"{target}\"?", "--force"))
            {
                return;
            }

            context.Contexts.Remove(target);
            if (selected)
            {
                context.Contexts.Select(null);
            }
        });
    }

    private static void Finish(CommandContext context, ContextDetails details, string name, NatsContext saved)
    {
        context.Contexts.Save(name, saved);
        if (details.IsSelected(context))
        {
            context.Contexts.Select(name);
        }

        ContextReading.Show(context, name);
    }

    private static CliException Unknown(CommandContext context, string name) =>
        new($"unknown context \"{name}\"; {context.Host.Name} context ls shows them");
}
