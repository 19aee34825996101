using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Security.Claims;

namespace Gust.Cli.Auth.Store;

/// <summary><c>auth user</c>: who connects, and what each may do.</summary>
internal static class UserCommand
{
    public static Command Create(CommandRunner runner)
    {
        Command family = ContextCommand.Sub("user", "Manage users of accounts", "u", "usr");
        AddAdd(family, runner);
        AddEdit(family, runner);
        AddInfo(family, runner);
        AddList(family, runner);
        AddRemove(family, runner);
        AddCredential(family, runner);
        return family;
    }

    private static void AddAdd(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("add", "Add a user and write its credentials", "create", "new");
        Argument<string> name = ContextCommand.Name("Name of the user");
        Option<string> file = CommandParts.Text("--credential", "FILE", "Write the credentials to this file as well");
        Option<bool> force = CommandParts.Flag("--force", "Overwrite that file", "-f");
        Option<string> key = CommandParts.Text("--key", "ROLE", "Sign by the key of a role, which says what the user may do; or by its public key", "--role");
        command.Add(name);
        command.Add(file);
        command.Add(force);
        command.Add(key);
        Option<bool> defaults = CommandParts.Flag("--defaults", "Accepted for the scripts of the NATS tools; nothing is asked anyway");
        command.Add(defaults);
        var flags = new UserFlags(command);
        var options = new StoreOptions(command, ofAccount: true);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry account = options.Account(context);
            UserEntry user = account.AddUser(context.Get(name), claims => flags.Apply(context, claims), context.Get(key));
            if (context.Get(file) is { } target)
            {
                user.CopyTo(target, context.Get(force));
            }

            StoreOptions.Write(context, EntityView.Text(user, account));
        });
    }

    private static void AddEdit(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("edit", "Change a user and sign its credentials anew", "update");
        Argument<string> name = ContextCommand.Name("The user");
        command.Add(name);
        var flags = new UserFlags(command);
        var options = new StoreOptions(command, ofAccount: true);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry account = options.Account(context);
            UserEntry user = account.User(context.Get(name));
            account.EditUser(user, claims => flags.Apply(context, claims));
            StoreOptions.Write(context, EntityView.Text(user, account));
        });
    }

    private static void AddInfo(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("info", "Show a user", "i", "show", "view");
        Argument<string> name = ContextCommand.Name("The user");
        Option<bool> json = StoreOptions.Json();
        command.Add(name);
        command.Add(json);
        var options = new StoreOptions(command, ofAccount: true);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry account = options.Account(context);
            UserEntry user = account.User(context.Get(name));
            StoreOptions.Write(context, user.Claims, context.Get(json), EntityView.Text(user, account));
        });
    }

    private static void AddList(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("ls", "List the users of an account", "list");
        Option<bool> names = CommandParts.Flag("--names", "List names only");
        command.Add(names);
        var options = new StoreOptions(command, ofAccount: true);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry account = options.Account(context);
            if (context.Get(names))
            {
                StoreOptions.Write(context, string.Concat(account.Users().Select(user => user.Name + "\n")));
                return;
            }

            var table = new Table($"Users of {account.Name}", "Name", "Subject", "Role", "Publish", "Subscribe");
            foreach (UserEntry user in account.Users())
            {
                UserScopeClaim? scope = account.ScopeOf(user);
                UserTermsClaim terms = scope?.Template ?? user.Claims.User;
                table.Row(user.Name, user.Claims.Subject, scope?.Role ?? "", terms.Publish.IsEmpty ? "all" : "limited", terms.Subscribe.IsEmpty ? "all" : "limited");
            }

            StoreOptions.Write(context, table);
        });
    }

    private static void AddRemove(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("rm", "Remove a user and revoke its credentials", "remove");
        Argument<string> name = ContextCommand.Name("The user");
        Option<bool> force = StoreOptions.Force();
        command.Add(name);
        command.Add(force);
        var options = new StoreOptions(command, ofAccount: true);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            AccountEntry account = options.Account(context);
            UserEntry user = account.User(context.Get(name));
            if (context.Get(force) || await Confirmation.AskAsync(context, $"Really remove the user {user.Name}?", "--force"))
            {
                account.RemoveUser(user);
                StoreOptions.Write(context, $"Removed {user.Name}. Its credentials are refused once the account is pushed: {context.Host.Name} auth account push {account.Name}\n");
            }
        });
    }

    private static void AddCredential(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("credential", "Write a user's credentials to a file", "cred");
        var file = new Argument<string>("file") { Description = "File to write" };
        Argument<string> name = ContextCommand.Name("The user");
        Option<bool> force = CommandParts.Flag("--force", "Overwrite the file", "-f");
        command.Add(file);
        command.Add(name);
        command.Add(force);
        var options = new StoreOptions(command, ofAccount: true);
        family.Add(command);
        runner.Bind(command, context =>
        {
            options.Account(context).User(context.Get(name)).CopyTo(context.Get(file), context.Get(force));
            StoreOptions.Write(context, $"Wrote {context.Get(file)}\n");
        });
    }
}
