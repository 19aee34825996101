using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Files;
using Gust.Cli.Output;

namespace Gust.Cli.Auth.Store;

/// <summary><c>auth operator</c>: who vouches for accounts.</summary>
internal static class OperatorCommand
{
    private const string TrustOnly = """
        # Whom to trust, and nothing else: the server listens on all addresses, port 4222, without TLS, unless `listen` and `tls` are added
        # here or flags say so (-a ADDRESS, -p PORT).


        """;

    public static Command Create(CommandRunner runner)
    {
        Command family = ContextCommand.Sub("operator", "Manage operators, who vouch for accounts", "o", "op");
        AddAdd(family, runner);
        AddInfo(family, runner);
        AddList(family, runner);
        AddRemove(family, runner);
        AddGenerate(family, runner);
        return family;
    }

    private static void AddAdd(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("add", "Add an operator, with a system account and its user", "create", "new");
        var name = new Argument<string>("name") { Description = "Name of the operator" };
        Option<bool> signingKey = CommandParts.Flag("--signing-key", "Sign accounts and users by keys made for it, so that the operator's own can be locked away");
        command.Add(name);
        command.Add(signingKey);
        var options = new StoreOptions(command, ofOperator: false);
        family.Add(command);
        runner.Bind(command, context =>
            StoreOptions.Write(context, EntityView.Text(options.Store(context).AddOperator(context.Get(name), context.Get(signingKey)))));
    }

    private static void AddInfo(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("info", "Show an operator", "show", "view");
        Argument<string?> name = ContextCommand.OptionalName("The operator; the only one when missing");
        Option<bool> json = StoreOptions.Json();
        command.Add(name);
        command.Add(json);
        var options = new StoreOptions(command, ofOperator: false);
        family.Add(command);
        runner.Bind(command, context =>
        {
            OperatorEntry one = options.Store(context).Operator(context.Get(name));
            StoreOptions.Write(context, one.Claims, context.Get(json), EntityView.Text(one));
        });
    }

    private static void AddList(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("ls", "List operators", "list");
        Option<bool> names = CommandParts.Flag("--names", "List names only");
        command.Add(names);
        var options = new StoreOptions(command, ofOperator: false);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AuthStore store = options.Store(context);
            if (context.Get(names))
            {
                StoreOptions.Write(context, string.Concat(store.Operators().Select(one => one + "\n")));
                return;
            }

            var table = new Table($"Operators in {store.Root}", "Name", "Subject", "Accounts");
            foreach (OperatorEntry one in store.Operators().Select(store.Operator))
            {
                table.Row(one.Name, one.Claims.Subject, string.Join(", ", one.Accounts().Select(account => account.Name)));
            }

            StoreOptions.Write(context, table);
        });
    }

    private static void AddRemove(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("rm", "Remove an operator with all its keys", "remove");
        Argument<string> name = ContextCommand.Name("The operator");
        Option<bool> force = StoreOptions.Force();
        command.Add(name);
        command.Add(force);
        var options = new StoreOptions(command, ofOperator: false);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            OperatorEntry one = options.Store(context).Operator(context.Get(name));
            if (context.Get(force) || await Confirmation.AskAsync(context, $"Really remove the operator {one.Name} with the keys of all its accounts and users?", "--force"))
            {
                one.Remove();
            }
        });
    }

    private static void AddGenerate(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("generate", "Write a server configuration that trusts an operator", "gen");
        Argument<string> name = ContextCommand.Name("The operator");
        var file = new Argument<string>("file") { Description = "Configuration file to write; it must not exist" };
        Option<string> resolver = CommandParts.Text("--resolver", "KIND", "Where accounts come from: full (pushed to the server) or memory (this file)");
        resolver.AcceptOnlyFromAmong("full", "memory");
        command.Add(name);
        command.Add(file);
        command.Add(resolver);
        var options = new StoreOptions(command, ofOperator: false);
        family.Add(command);
        runner.Bind(command, context =>
        {
            string target = Path.GetFullPath(context.Get(file));
            ResolverMode mode = context.Get(resolver) == "memory" ? ResolverMode.Memory : ResolverMode.Full;
            OperatorEntry one = options.Store(context).Operator(context.Get(name));
            PrivateFile.Create(target, TrustOnly + OperatorConfiguration.Text(one, mode, Path.Combine(Path.GetDirectoryName(target)!, "jwt")));
            StoreOptions.Write(context, $"Wrote {target}\n");
        });
    }
}
