using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Files;
using Gust.Security.Checks;
using Gust.Security.Claims;

namespace Gust.Cli.Auth.Store;

/// <summary><c>auth account exports activation|revoke</c>: who may import what is not for everybody.</summary>
internal static class ActivationCommand
{
    private const string Everybody = "*";

    public static void AddTo(Command family, CommandRunner runner)
    {
        AddActivation(family, runner);
        AddRevoke(family, runner);
    }

    private static void AddActivation(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("activation", "Write an activation: another account's leave to import a private export", "activate");
        (Argument<string> subject, Argument<string?> account, Option<string> target, Option<bool> service) = Parts(
            command, "What may be imported: the export's subject, or a part of it", "The importing account, by name or public key");
        Option<TimeSpan?> expiry = CommandParts.Duration("--expiry", "How long it is valid from now; 0s for ever");
        Option<string> output = CommandParts.Text("--output", "FILE", "Write it to a new file");
        command.Add(expiry);
        command.Add(output);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry owner = options.Account(context, context.Get(account));
            ExportClaim export = Find(owner, context.Get(subject), context.Get(service));
            string jwt = owner.Activate(options.AccountKey(context, context.Get(target)), export, context.Get(subject), Expiry.From(context, expiry) ?? 0);
            if (context.Get(output) is { } file)
            {
                PrivateFile.Create(file, Activation.Text(jwt));
                StoreOptions.Write(context, $"Wrote {file}; the importing account adds it: {context.Host.Name} auth account imports add NAME {context.Get(subject)} --token {file}\n");
            }
            else
            {
                StoreOptions.Write(context, Activation.Text(jwt));
            }
        });
    }

    private static void AddRevoke(Command family, CommandRunner runner)
    {
        var command = new Command("revoke", "Take back the activations that an account was given so far");
        (Argument<string> subject, Argument<string?> account, Option<string> target, Option<bool> service) = Parts(
            command, "Subject of the export", "The importing account, by name or public key; * for all");
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry owner = options.Account(context, context.Get(account));
            ExportClaim export = Find(owner, context.Get(subject), context.Get(service));
            string importer = context.Get(target);
            owner.Revoke(export, importer == Everybody ? importer : options.AccountKey(context, importer));
            StoreOptions.Write(context, $"Revoked. It counts once the account is pushed: {context.Host.Name} auth account push {owner.Name}\n");
        });
    }

    private static (Argument<string> Subject, Argument<string?> Account, Option<string> Target, Option<bool> Service) Parts(
        Command command, string subjectHelp, string targetHelp)
    {
        var subject = new Argument<string>("subject") { Description = subjectHelp };
        command.Add(subject);
        Argument<string?> account = StoreOptions.AccountArgument(command);
        Option<string> target = CommandParts.Text("--target-account", "ACCOUNT", targetHelp);
        target.Required = true;
        Option<bool> service = CommandParts.Flag("--service", "The service of this subject, where there is a stream too");
        command.Add(target);
        command.Add(service);
        return (subject, account, target, service);
    }

    private static ExportClaim Find(AccountEntry owner, string subject, bool service)
    {
        ExportClaim[] all = [.. owner.Claims.Account.Exports.Where(one => SubjectCheck.IsSubsetOf(subject, one.Subject))];
        ExportClaim[] found = [.. all.Where(one => one.TokenRequired && (!service || one.Type == ExportClaim.Service))];
        return (all, found) switch
        {
            ([], _) => throw new CliException($"{owner.Name} does not export {subject}"),
            (_, []) => throw new CliException($"{owner.Name} exports {subject} to everybody; only what was added with --private needs an activation"),
            (_, [var one]) => one,
            _ => found.First(one => one.Type == ExportClaim.Stream),
        };
    }
}
