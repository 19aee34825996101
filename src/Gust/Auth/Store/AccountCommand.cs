using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Output;

namespace Gust.Cli.Auth.Store;

/// <summary><c>auth account</c>: tenants, whose messages do not mix.</summary>
internal static class AccountCommand
{
    public static Command Create(CommandRunner runner)
    {
        Command family = ContextCommand.Sub("account", "Manage accounts, whose messages do not mix", "a", "acct", "act");
        AddAdd(family, runner);
        AddEdit(family, runner);
        AddInfo(family, runner);
        AddList(family, runner);
        AddRemove(family, runner);
        AddPush(family, runner);
        family.Add(KeysCommand.Create(runner));
        family.Add(ExportsCommand.Create(runner));
        family.Add(ImportsCommand.Create(runner));
        return family;
    }

    private static void AddAdd(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("add", "Add an account", "create", "new");
        Argument<string> name = ContextCommand.Name("Name of the account");
        command.Add(name);
        Option<bool> defaults = CommandParts.Flag("--defaults", "Accepted for the scripts of the NATS tools; nothing is asked anyway");
        command.Add(defaults);
        var flags = new AccountFlags(command);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
            StoreOptions.Write(context, EntityView.Text(options.Operator(context).AddAccount(context.Get(name), claims => flags.Apply(context, claims)))));
    }

    private static void AddEdit(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("edit", "Change an account and sign it anew", "update");
        Argument<string?> name = OptionalAccount();
        command.Add(name);
        var flags = new AccountFlags(command);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry account = options.Account(context, context.Get(name));
            flags.Apply(context, account.Claims);
            account.Save();
            StoreOptions.Write(context, EntityView.Text(account));
        });
    }

    private static void AddInfo(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("info", "Show an account", "show", "view");
        Argument<string?> name = OptionalAccount();
        Option<bool> json = StoreOptions.Json();
        command.Add(name);
        command.Add(json);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry account = options.Account(context, context.Get(name));
            StoreOptions.Write(context, account.Claims, context.Get(json), EntityView.Text(account));
        });
    }

    private static void AddList(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("ls", "List accounts", "list");
        Option<bool> names = CommandParts.Flag("--names", "List names only");
        command.Add(names);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            OperatorEntry owner = options.Operator(context);
            if (context.Get(names))
            {
                StoreOptions.Write(context, string.Concat(owner.Accounts().Select(account => account.Name + "\n")));
                return;
            }

            var table = new Table($"Accounts of {owner.Name}", "Name", "Subject", "Users", "System");
            foreach (AccountEntry account in owner.Accounts())
            {
                table.Row(account.Name, account.Claims.Subject, string.Join(", ", account.Users().Select(user => user.Name)), account.IsSystem ? "yes" : "");
            }

            StoreOptions.Write(context, table);
        });
    }

    private static void AddRemove(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("rm", "Remove an account with its keys and users", "remove");
        Argument<string> name = ContextCommand.Name("The account");
        Option<bool> force = StoreOptions.Force();
        command.Add(name);
        command.Add(force);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            AccountEntry account = options.Account(context, context.Get(name));
            if (account.IsSystem)
            {
                throw new CliException($"{account.Name} is the system account, which servers cannot do without");
            }

            if (context.Get(force) || await Confirmation.AskAsync(context, $"Really remove the account {account.Name} with its users?", "--force"))
            {
                account.Remove();
            }
        });
    }

    private static void AddPush(Command family, CommandRunner runner)
    {
        var command = new Command("push", "Send an account to the servers, which let its users in from then on");
        Argument<string?> name = OptionalAccount();
        Option<bool> show = CommandParts.Flag("--show", "Show the JWT first");
        command.Add(name);
        command.Add(show);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Connects(command, isConnecting: true);
        runner.Bind(command, async context =>
        {
            OperatorEntry owner = options.Operator(context);
            AccountEntry account = owner.Account(context.Get(name));
            if (context.Get(show))
            {
                context.Out.Line(account.Jwt);
            }

            await AccountPush.RunAsync(context, owner, account);
        });
    }

    private static Argument<string?> OptionalAccount() => ContextCommand.OptionalName("The account; the only one when missing");
}
