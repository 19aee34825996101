using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Security.Claims;

namespace Gust.Cli.Auth.Store;

/// <summary><c>auth account exports</c>: what an account offers to others.</summary>
internal static class ExportsCommand
{
    private static readonly AccountItems<ExportClaim> Items = new(
        "export", account => account.Exports, (account, exports) => account.Exports = exports, export => export.Subject,
        ["Name", "Kind", "Subject", "Open to"],
        export => [export.Name, export.Type, export.Subject, export.TokenRequired ? "accounts with an activation" : "all"]);

    public static Command Create(CommandRunner runner)
    {
        Command family = ContextCommand.Sub("exports", "Manage what an account offers to others", "e", "exp", "export");
        AddAdd(family, runner);
        Items.AddList(family, runner);
        Items.AddRemove(family, runner, "Subject of the export");
        ActivationCommand.AddTo(family, runner);
        return family;
    }

    private static void AddAdd(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("add", "Add an export", "new", "a", "n");
        var name = new Argument<string>("name") { Description = "Name of the export" };
        var subject = new Argument<string>("subject") { Description = "Subject, may have wildcards" };
        Option<bool> service = CommandParts.Flag("--service", "A service, which answers requests, instead of a stream of messages");
        Option<bool> isPrivate = CommandParts.Flag("--private", "Only for accounts that this one gives an activation");
        Option<bool> advertise = CommandParts.Flag("--advertise", "Advertise the export");
        Option<long> position = CommandParts.Number("--token-position", "The subject's token that has to be the importing account's key", 0, 0);
        Option<string> description = CommandParts.Text("--description", "TEXT", "What it is");
        Option<string> url = CommandParts.Text("--url", "URL", "Where to read more");
        Option[] all = [service, isPrivate, advertise, position, description, url];
        command.Add(name);
        command.Add(subject);
        Argument<string?> account = StoreOptions.AccountArgument(command);
        foreach (Option option in all)
        {
            command.Add(option);
        }

        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry owner = options.Account(context, context.Get(account));
            if (context.Get(isPrivate) && context.Get(position) > 0)
            {
                throw new CliException("--private and --token-position exclude each other: the first says who, the second lets each have its own subjects");
            }

            Items.AddItem(owner, new ExportClaim
            {
                Name = context.Get(name),
                Subject = context.Get(subject),
                Type = context.Get(service) ? ExportClaim.Service : ExportClaim.Stream,
                TokenRequired = context.Get(isPrivate),
                Advertise = context.Get(advertise),
                AccountTokenPosition = (int)context.Get(position),
                Description = context.Get(description) ?? "",
                InfoUrl = context.Get(url) ?? "",
            });
            StoreOptions.Write(context, EntityView.Text(owner));
        });
    }
}
