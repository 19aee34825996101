using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Security.Checks;
using Gust.Security.Claims;

namespace Gust.Cli.Auth.Store;

/// <summary><c>auth account keys</c>: scoped signing keys. Each stands for a role, whose users may do what the role says.</summary>
internal static class KeysCommand
{
    private const string Explanation = """
        Users that are added with --key ROLE get what the role says, now and after it is changed. In its subjects
        {{name()}}, {{subject()}}, {{account-name()}}, {{account-subject()}}, {{tag(NAME)}} and {{account-tag(NAME)}} stand for the user's own.

          gust auth account keys add ORDERS service --pub-allow 'orders.{{name()}}.>' --sub-allow '_INBOX.>'
          gust auth user add shop --account ORDERS --key service
        """;

    public static Command Create(CommandRunner runner)
    {
        Command family = ContextCommand.Sub("keys", "Manage scoped signing keys: roles that users can have", "sk", "s", "signing-key");
        AddAdd(family, runner);
        AddEdit(family, runner);
        AddInfo(family, runner);
        AddList(family, runner);
        AddRemove(family, runner);
        return family;
    }

    private static void AddAdd(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("add", "Add a signing key for a role", "new", "a", "n");
        runner.Explain(command, Explanation);
        AddWriting(family, runner, command, ("role", "Name of the role"), (account, role, edit) =>
        {
            var scope = new UserScopeClaim { Role = role, Template = new UserTermsClaim { Subscriptions = -1, Data = -1, Payload = -1 } };
            edit(scope);
            return account.Keys.CreateScoped(scope);
        });
    }

    private static void AddEdit(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("edit", "Change what all users of a role may do", "update");
        AddWriting(family, runner, command, ("key", "The role, or its public key"), (account, role, edit) =>
        {
            SigningKeyClaim key = account.Keys.Scoped(role);
            edit(key.Scope!);
            return key;
        });
    }

    /// <param name="write">Gives the key, after the scope was changed as the flags say.</param>
    private static void AddWriting(
        Command family, CommandRunner runner, Command command, (string Name, string Help) key, Func<AccountEntry, string, Action<UserScopeClaim>, SigningKeyClaim> write)
    {
        Argument<string> name = Account(command);
        Argument<string> role = Role(command, key.Name, key.Help);
        Option<string> description = CommandParts.Text("--description", "TEXT", "What the role is for");
        command.Add(description);
        var flags = new TermsFlags(command);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry account = options.Account(context, context.Get(name));
            SigningKeyClaim written = write(account, context.Get(role), scope =>
            {
                scope.Description = context.Get(description) ?? scope.Description;
                flags.Apply(context, scope.Template);
                RequireValid(scope);
            });
            account.Save();
            StoreOptions.Write(context, EntityView.Text(written, account));
        });
    }

    private static void AddInfo(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("info", "Show a signing key", "i", "show", "view");
        Argument<string> name = Account(command);
        Argument<string> role = Role(command, "key", "The role, or its public key");
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry account = options.Account(context, context.Get(name));
            StoreOptions.Write(context, EntityView.Text(account.Keys.Scoped(context.Get(role)), account));
        });
    }

    private static void AddList(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("ls", "List signing keys", "list");
        Argument<string?> name = StoreOptions.AccountArgument(command);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry account = options.Account(context, context.Get(name));
            var table = new Table($"Scoped signing keys of {account.Name}", "Role", "Key", "Description", "Users");
            foreach (UserScopeClaim scope in account.Claims.Account.SigningKeys.Select(key => key.Scope).OfType<UserScopeClaim>())
            {
                table.Row(scope.Role, scope.Key, scope.Description, string.Join(", ", account.UsersOf(scope.Key)));
            }

            StoreOptions.Write(context, table);
        });
    }

    private static void AddRemove(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("rm", "Remove a signing key; its users are refused once the account is pushed", "remove");
        Argument<string> name = Account(command);
        Option<string> role = CommandParts.Text("--key", "KEY", "The role, or its public key");
        role.Required = true;
        Option<bool> force = StoreOptions.Force();
        command.Add(role);
        command.Add(force);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            AccountEntry account = options.Account(context, context.Get(name));
            SigningKeyClaim key = account.Keys.Scoped(context.Get(role));
            string users = string.Join(", ", account.UsersOf(key.Key));
            string question = $"Really remove the key of the role {key.Scope!.Role}{(users.Length > 0 ? $", and so lock out {users}" : "")}?";
            if (context.Get(force) || await Confirmation.AskAsync(context, question, "--force"))
            {
                account.RemoveKey(key);
                StoreOptions.Write(context, $"Removed. Its users are refused once the account is pushed: {context.Host.Name} auth account push {account.Name}\n");
            }
        });
    }

    private static void RequireValid(UserScopeClaim scope)
    {
        List<string> issues = string.IsNullOrWhiteSpace(scope.Role) ? ["it needs a name"] : [];
        UserTermsCheck.Validate(scope.Template, issues);
        if (issues is [var issue, ..])
        {
            throw new CliException($"role {scope.Role}: {issue}");
        }
    }

    private static Argument<string> Account(Command command)
    {
        var account = new Argument<string>("account") { Description = "The account" };
        command.Add(account);
        return account;
    }

    private static Argument<string> Role(Command command, string name, string description)
    {
        var role = new Argument<string>(name) { Description = description };
        command.Add(role);
        return role;
    }
}
