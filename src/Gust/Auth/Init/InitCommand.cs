using System.CommandLine;
using Gust.Cli.Auth.Store;
using Gust.Cli.Commands;
using Gust.Configuration.Reading;

namespace Gust.Cli.Auth.Init;

/// <summary><c>auth init</c>: a secure server in five minutes.</summary>
internal static class InitCommand
{
    private const string Explanation = """
        Users are NAME, NAME:pub=SUBJECTS, or NAME:pub=SUBJECTS:sub=SUBJECTS, with commas between subjects. A name alone may use the
        subjects below itself. All may receive the answers to their requests and answer requests they receive.

          gust auth init --mode users --user shop:pub=orders.> --user audit:sub=orders.>
        """;

    public static Command Create(CommandRunner runner)
    {
        var command = new Command("init", "Write a working, secure server configuration with its credentials");
        runner.Explain(command, Explanation);
        Option<string> mode = CommandParts.Text("--mode", "MODE", "password, users, operator or mtls; asked for when missing");
        mode.AcceptOnlyFromAmong("password", "users", "operator", "mtls");
        Option<string> directory = CommandParts.Text("--dir", "DIR", "Directory to write; it must be new or empty (default gust-auth)");
        Option<string> listen = CommandParts.Text("--listen", "HOST:PORT", "Where the server listens (default 127.0.0.1:4222)");
        Option<string> operatorName = CommandParts.Text("--operator", "NAME", "Name of the operator (default gust)");
        Option<string> account = CommandParts.Text("--account", "NAME", "Name of the account (default APP)");
        Option<string> resolver = CommandParts.Text("--resolver", "KIND", "Where the server has accounts from: full (default) or memory");
        resolver.AcceptOnlyFromAmong("full", "memory");
        Option<string[]> hosts = CommandParts.Texts("--host", "NAME", "Another name or address of the server, for its certificate");
        Option[] all = [mode, directory, listen, operatorName, account, resolver, hosts];
        foreach (Option option in all)
        {
            command.Add(option);
        }

        Option<bool> privateInboxes = CommandParts.Flag("--private-inboxes", "No user may listen to answers for another; clients need the inbox prefix _INBOX_NAME");
        command.Add(privateInboxes);
        Option<string[]> users = CommandParts.Texts("--user", "USER", "An application and what it may do, as below");
        command.Add(users);
        runner.Bind(command, async context =>
        {
            var questions = new InitQuestions(context);
            string chosen = context.Get(mode) ?? await questions.ModeAsync();
            await RunAsync(context, chosen, new InitSettings
            {
                Directory = context.Get(directory) ?? "gust-auth",
                Listen = ListenOf(context.Get(listen) ?? "127.0.0.1:4222"),
                Operator = context.Get(operatorName) ?? "gust",
                Account = context.Get(account) ?? "APP",
                Resolver = context.Get(resolver) == "memory" ? ResolverMode.Memory : ResolverMode.Full,
                Hosts = context.Get(hosts) ?? [],
                Users = chosen == "password" ? [] : await UsersAsync(context.Get(users), questions, context.Get(privateInboxes)),
                Now = context.Host.TimeProvider.GetUtcNow(),
            });
        });
        return command;
    }

    private static async Task<IReadOnlyList<AppUser>> UsersAsync(string[]? said, InitQuestions questions, bool privateInboxes)
    {
        IReadOnlyList<AppUser> users = said is { Length: > 0 } ? [.. said.Select(AppUser.Parse)] : await questions.UsersAsync();
        if (users.GroupBy(user => user.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new CliException($"the user {twice.Key} is there twice");
        }

        if (users.FirstOrDefault(user => user.Name is "server" or "ca" or OperatorEntry.SystemUserName) is { } taken)
        {
            throw new CliException($"{taken.Name} is the name of a file of its own; choose another name for the user");
        }

        return privateInboxes ? [.. users.Select(user => user.WithPrivateInbox())] : users;
    }

    private static string ListenOf(string text) => ListenAddress.TrySplit(text, out string? host, out string? port) && port is not null
        ? $"{(host.Contains(':') ? $"[{host}]" : host)}:{port}"
        : throw new CliException($"--listen: \"{text}\" is not HOST:PORT");

    private static Task RunAsync(CommandContext context, string mode, InitSettings settings)
    {
        SetupFiles files = SetupFiles.In(settings.Directory);
        string trial = mode switch
        {
            "password" => PasswordSetup.WriteOne(settings, files),
            "users" => PasswordSetup.WriteUsers(settings, files),
            "operator" => OperatorSetup.Write(settings, files, context.Host.TimeProvider),
            _ => MtlsSetup.Write(settings, files),
        };
        context.Out.Line($"Wrote {files.Directory}, which only you can read:");
        int width = files.Written.Max(file => file.Name.Length);
        foreach ((string name, string what) in files.Written)
        {
            context.Out.Line($"  {name.PadRight(width)}  {what}");
        }

        context.Out.Line("\nNext, start the server and try it:");
        context.Out.Line($"  gust server -c {files.PathOf(SetupFiles.ServerConfiguration)}");
        context.Out.Line($"  {context.Host.Name} {trial}");
        context.Out.Flush();
        return Task.CompletedTask;
    }
}
