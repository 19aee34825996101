using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Security.Claims;

namespace Gust.Cli.Auth.Store;

/// <summary><c>auth account exports</c>: what an account offers to others.</summary>
internal static class ExportsCommand
{
    public static Command Create(CommandRunner runner)
    {
        Command family = ContextCommand.Sub("exports", "Manage what an account offers to others", "e", "exp", "export");
        AddAdd(family, runner);
        AddList(family, runner);
        AddRemove(family, runner);
        return family;
    }

    private static void AddAdd(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("add", "Add an export", "new", "a", "n");
        var name = new Argument<string>("name") { Description = "Name of the export" };
        var subject = new Argument<string>("subject") { Description = "Subject, may have wildcards" };
        Argument<string?> account = Account();
        Option<bool> service = CommandParts.Flag("--service", "A service, which answers requests, instead of a stream of messages");
        Option<bool> advertise = CommandParts.Flag("--advertise", "Advertise the export");
        Option<long> position = CommandParts.Number("--token-position", "The subject's token that has to be the importing account's key", 0, 0);
        Option<string> description = CommandParts.Text("--description", "TEXT", "What it is");
        Option<string> url = CommandParts.Text("--url", "URL", "Where to read more");
        Option[] all = [service, advertise, position, description, url];
        command.Add(name);
        command.Add(subject);
        command.Add(account);
        foreach (Option option in all)
        {
            command.Add(option);
        }

        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry owner = options.Account(context, context.Get(account));
            owner.Claims.Account.Exports =
            [
                .. owner.Claims.Account.Exports,
                new ExportClaim
                {
                    Name = context.Get(name),
                    Subject = context.Get(subject),
                    Type = context.Get(service) ? ExportClaim.Service : ExportClaim.Stream,
                    Advertise = context.Get(advertise),
                    AccountTokenPosition = (int)context.Get(position),
                    Description = context.Get(description) ?? "",
                    InfoUrl = context.Get(url) ?? "",
                },
            ];
            owner.Save();
            StoreOptions.Write(context, EntityView.Text(owner));
        });
    }

    private static void AddList(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("ls", "List exports", "list");
        Argument<string?> account = Account();
        command.Add(account);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry owner = options.Account(context, context.Get(account));
            var table = new Table($"Exports of {owner.Name}", "Name", "Kind", "Subject");
            foreach (ExportClaim one in owner.Claims.Account.Exports)
            {
                table.Row(one.Name, one.Type, one.Subject);
            }

            StoreOptions.Write(context, table.Render(context.Host, context.SettingsWithoutContext.ColourScheme));
        });
    }

    private static void AddRemove(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("rm", "Remove an export", "remove");
        var subject = new Argument<string>("subject") { Description = "Subject of the export" };
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
            ExportClaim gone = owner.Claims.Account.Exports.FirstOrDefault(one => one.Subject == context.Get(subject))
                ?? throw new CliException($"{owner.Name} does not export {context.Get(subject)}");
            if (context.Get(force) || await Confirmation.AskAsync(context, $"Really remove the export {gone.Subject}?", "--force"))
            {
                owner.Claims.Account.Exports = [.. owner.Claims.Account.Exports.Where(one => one != gone)];
                owner.Save();
            }
        });
    }

    private static Argument<string?> Account() => new("account") { Description = "The account; the only one when missing", Arity = ArgumentArity.ZeroOrOne };
}
