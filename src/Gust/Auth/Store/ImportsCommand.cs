using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Security.Checks;
using Gust.Security.Claims;

namespace Gust.Cli.Auth.Store;

/// <summary><c>auth account imports</c>: what an account takes from others.</summary>
internal static class ImportsCommand
{
    private static readonly AccountItems<ImportClaim> Items = new(
        "import", account => account.Imports, (account, imports) => account.Imports = imports, ImportCheck.LocalSubject,
        ["Name", "Kind", "Subject", "Source", "Local"],
        import => [import.Name, import.Type, ImportCheck.ExportedSubject(import), import.Account, ImportCheck.LocalSubject(import)]);

    public static Command Create(CommandRunner runner)
    {
        Command family = ContextCommand.Sub("imports", "Manage what an account takes from others", "imp", "import");
        AddAdd(family, runner);
        Items.AddList(family, runner);
        Items.AddRemove(family, runner, "Subject in the importing account");
        return family;
    }

    private static void AddAdd(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("add", "Add an import", "new", "a", "n");
        var name = new Argument<string>("name") { Description = "Name of the import" };
        var subject = new Argument<string>("subject") { Description = "Subject in the exporting account" };
        command.Add(name);
        command.Add(subject);
        Argument<string?> account = StoreOptions.AccountArgument(command);
        Option<string> source = CommandParts.Text("--source", "ACCOUNT", "The exporting account, by name or public key; a token says it too");
        Option<string> local = CommandParts.Text("--local", "SUBJECT", "Subject in the importing account; the same when missing");
        Option<string> token = CommandParts.Text("--token", "FILE", "The exporting account's activation, where it asks for one: the token or a file with it");
        Option<bool> service = CommandParts.Flag("--service", "A service instead of a stream; a token says it too");
        Option<bool> share = CommandParts.Flag("--share", "The service may know who asks");
        Option<bool> traceable = CommandParts.Flag("--traceable", "Messages may be traced into this account");
        Option[] all = [source, local, token, service, share, traceable];
        foreach (Option option in all)
        {
            command.Add(option);
        }

        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry owner = options.Account(context, context.Get(account));
            Activation? activation = context.Get(token) is { } said ? Activation.Read(said, context.Host.TimeProvider.GetUtcNow()) : null;
            string exporter = context.Get(source) ?? activation?.Exporter ?? throw new CliException("--source says which account exports it");
            Items.AddItem(owner, new ImportClaim
            {
                Name = context.Get(name),
                Subject = context.Get(subject),
                Account = options.AccountKey(context, exporter),
                LocalSubject = context.Get(local) ?? "",
                Token = activation?.Jwt ?? "",
                Type = context.Get(service) ? ExportClaim.Service : activation?.Claims.Activation.Kind ?? ExportClaim.Stream,
                Share = context.Get(share),
                AllowTrace = context.Get(traceable),
            });
            StoreOptions.Write(context, EntityView.Text(owner));
        });
    }
}
