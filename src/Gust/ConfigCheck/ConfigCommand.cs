using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Server;
using Gust.Configuration;

namespace Gust.Cli.ConfigCheck;

/// <summary><c>server config</c>: explains a server's configuration.</summary>
internal static class ConfigCommand
{
    private static readonly string[] s_usualNames = ["gust.conf", "server.conf", "nats-server.conf", "gust-auth/server.conf"];

    public static Command Create(CommandRunner runner)
    {
        var family = new Command("config", "Check a server's configuration, and ask who may do what");
        AddCheck(family, runner);
        AddCan(family, runner);
        return family;
    }

    private static void AddCheck(Command family, CommandRunner runner)
    {
        var command = new Command("check", "Check a configuration file and tell who may do what");
        Argument<string?> file = ContextCommand.OptionalName("The configuration file");
        command.Add(file);
        family.Add(command);
        runner.Bind(command, context =>
        {
            string path = context.Get(file) ?? UsualFile();
            ConfigurationResult result = Load(context, path, CliApp.Failure);
            context.Out.Text(ConfigReport.Of(path, result));
            context.Out.Flush();
        });
    }

    private static void AddCan(Command family, CommandRunner runner)
    {
        var command = new Command("can", "Tell whether a user may publish or subscribe, and why");
        var verb = new Argument<string>("verb") { Description = "pub or sub" };
        verb.AcceptOnlyFromAmong("pub", "sub", "publish", "subscribe");
        var subject = new Argument<string>("subject") { Description = "Subject; may have wildcards for sub" };
        Option<string> file = CommandParts.Text("--config", "FILE", "The configuration file (default gust.conf, server.conf or nats-server.conf)", "-c");
        Option<string> name = CommandParts.Text("--user", "NAME", "The user, by name or public key; without one, who shows no credentials");
        Option<string> creds = CommandParts.Text("--creds", "FILE", "The user's credentials, where an operator vouches for users");
        Option<string> account = CommandParts.Text("--account", "NAME", "The user's account; needed where several have such a user");
        Option<string> queue = CommandParts.Text("--queue", "QUEUE", "Subscribe as a member of a queue group");
        command.Add(verb);
        command.Add(subject);
        Option[] all = [file, name, creds, account, queue];
        foreach (Option option in all)
        {
            command.Add(option);
        }

        runner.Explain(command, "Exit status: 0 yes, 1 no, 2 no answer.");
        family.Add(command);
        runner.Bind(command, context =>
        {
            ConfigurationResult result = Load(context, context.Get(file) ?? UsualFile(), AskedUser.CannotAnswer);
            AskedUser user = context.Get(creds) is { } credentials
                ? ClaimedUser.Find(result.Options, credentials, context.Host.TimeProvider)
                : AskedUser.FromConfiguration(result.Options, context.Get(name), context.Get(account));
            AccessAnswer answer = context.Get(verb).StartsWith('p')
                ? AccessAnswer.ToPublish(user, context.Get(subject))
                : AccessAnswer.ToSubscribe(user, context.Get(subject), context.Get(queue) ?? "");
            context.Out.Line($"{(answer.IsAllowed ? "yes" : "no")}: {answer.Reason}");
            context.Out.Flush();
            return Task.FromResult(answer.IsAllowed ? CliApp.Success : CliApp.Failure);
        });
    }

    private static ConfigurationResult Load(CommandContext context, string path, int failure)
    {
        ConfigurationResult result = ServerConfiguration.LoadFile(path);
        IReadOnlyList<string> errors = StartCheck.Errors(result, context.Host.TimeProvider);
        if (errors.Count == 0)
        {
            return result;
        }

        foreach (string error in errors)
        {
            context.Log.Error(error);
        }

        throw new CliException($"{path} is not valid; no server starts with it", failure);
    }

    private static string UsualFile() => s_usualNames.FirstOrDefault(File.Exists)
        ?? throw new CliException($"name the configuration file; there is none of {string.Join(", ", s_usualNames)} here", AskedUser.CannotAnswer);
}
