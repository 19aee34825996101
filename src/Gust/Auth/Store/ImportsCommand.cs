using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Security.Claims;
using Gust.Security.Keys;

namespace Gust.Cli.Auth.Store;

/// <summary><c>auth account imports</c>: what an account takes from others.</summary>
internal static class ImportsCommand
{
    public static Command Create(CommandRunner runner)
    {
        Command family = ContextCommand.Sub("imports", "Manage what an account takes from others", "imp", "import");
        AddAdd(family, runner);
        AddList(family, runner);
        AddRemove(family, runner);
        return family;
    }

    private static void AddAdd(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("add", "Add an import", "new", "a", "n");
        var name = new Argument<string>("name") { Description = "Name of the import" };
        var subject = new Argument<string>("subject") { Description = "Subject in the exporting account" };
        Argument<string?> account = Account();
        Option<string> source = CommandParts.Text("--source", "ACCOUNT", "The exporting account, by name or public key");
        source.Required = true;
        Option<string> local = CommandParts.Text("--local", "SUBJECT", "Subject in the importing account; the same when missing");
        Option<bool> service = CommandParts.Flag("--service", "A service instead of a stream");
        Option<bool> share = CommandParts.Flag("--share", "The service may know who asks");
        Option<bool> traceable = CommandParts.Flag("--traceable", "Messages may be traced into this account");
        command.Add(name);
        command.Add(subject);
        command.Add(account);
        Option[] all = [source, local, service, share, traceable];
        foreach (Option option in all)
        {
            command.Add(option);
        }

        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry owner = options.Account(context, context.Get(account));
            string exporter = context.Get(source);
            owner.Claims.Account.Imports =
            [
                .. owner.Claims.Account.Imports,
                new ImportClaim
                {
                    Name = context.Get(name),
                    Subject = context.Get(subject),
                    Account = NKeyText.IsValid(exporter, NKeyPrefix.Account) ? exporter : options.Account(context, exporter).Claims.Subject,
                    LocalSubject = context.Get(local) ?? "",
                    Type = context.Get(service) ? ExportClaim.Service : ExportClaim.Stream,
                    Share = context.Get(share),
                    AllowTrace = context.Get(traceable),
                },
            ];
            owner.Save();
            StoreOptions.Write(context, EntityView.Text(owner));
        });
    }

    private static void AddList(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("ls", "List imports", "list");
        Argument<string?> account = Account();
        command.Add(account);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry owner = options.Account(context, context.Get(account));
            var table = new Table($"Imports of {owner.Name}", "Name", "Kind", "Subject", "Source", "Local");
            foreach (ImportClaim one in owner.Claims.Account.Imports)
            {
                table.Row(one.Name, one.Type, one.Subject, one.Account, Local(one));
            }

            StoreOptions.Write(context, table.Render(context.Host, context.SettingsWithoutContext.ColourScheme));
        });
    }

    private static void AddRemove(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("rm", "Remove an import", "remove");
        var subject = new Argument<string>("subject") { Description = "Subject in the importing account" };
        Argument<string?> account = Account();
        Option<bool> force = StoreOptions.Force();
        command.Add(subject);
        command.Add(account);
        command.Add(force);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            AccountEntry owner = options.Account(context, context.Get(account));
            ImportClaim gone = owner.Claims.Account.Imports.FirstOrDefault(one => Local(one) == context.Get(subject))
                ?? throw new CliException($"{owner.Name} does not import {context.Get(subject)}");
            if (context.Get(force) || await Confirmation.AskAsync(context, $"Really remove the import {Local(gone)}?", "--force"))
            {
                owner.Claims.Account.Imports = [.. owner.Claims.Account.Imports.Where(one => one != gone)];
                owner.Save();
            }
        });
    }

    private static string Local(ImportClaim import) => import.LocalSubject.Length > 0 ? import.LocalSubject : import.Subject;

    private static Argument<string?> Account() => new("account") { Description = "The account; the only one when missing", Arity = ArgumentArity.ZeroOrOne };
}
