using System.CommandLine;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Cli.JetStream;
using Gust.Cli.Output;
using Gust.Client;

namespace Gust.Cli.Admin.Accounts;

/// <summary><c>server account</c>: accounts as the servers know them.</summary>
internal static class ServerAccountCommand
{
    public static void AddTo(Command server, CommandRunner runner)
    {
        Command family = CommandParts.Named("account", "Show and purge accounts", "acct");
        AddInfo(family, runner);
        AddList(family, runner);
        AddPurge(family, runner);
        server.Add(family);
    }

    private static void AddInfo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("info", "Show an account", "i");
        Argument<string> account = new("account") { Description = "The account's name" };
        Option<string> host = CommandParts.Text("--host", "SERVER", "Ask this server");
        Option<bool> json = CommandParts.Flag("--json", "Write what the server says as JSON", "-j");
        command.Add(account);
        command.Add(host);
        command.Add(json);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            await using SystemApi system = await SystemApi.OpenAsync(context);
            string id = await ServerTarget.IdAsync(system, context.Get(host));
            SystemReply reply = await system.AskOneAsync(SystemApi.Subject(id, "ACCOUNTZ"), new RequestBody().With("account", context.Get(account)))
                ?? throw new CliException("the server does not answer");
            Accountz accountz = SystemReading.Answer(reply, DocumentJson.Default.SystemAnswerAccountz).Data;
            AccountDetail detail = accountz.AccountDetail ?? throw new CliException($"there is no account {context.Get(account)}");
            context.Out.Text(context.Get(json) ? JsonOutput.Field(reply.Json, "data", "account_detail") + "\n" : AccountText.Of(detail, context.Host.TimeProvider));
            context.Out.Flush();
        });
    }

    private static void AddList(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("ls", "List the accounts", "list");
        Option<bool> json = CommandParts.Flag("--json", "Write the names as JSON", "-j");
        command.Add(json);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            await using SystemApi system = await SystemApi.OpenAsync(context);
            string[] names =
            [
                .. SystemReading.Answers(await system.AskServersAsync("ACCOUNTZ", new RequestBody(), ServerSelection.All), DocumentJson.Default.SystemAnswerAccountz)
                    .SelectMany(answer => answer.Data.Accounts ?? []).Distinct().Order(StringComparer.Ordinal),
            ];
            context.Out.Text(context.Get(json) ? JsonOutput.Texts(names) + "\n" : string.Concat(names.Select(name => name + "\n")));
            context.Out.Flush();
        });
    }

    private static void AddPurge(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("purge", "Delete all JetStream data of an account");
        Argument<string> account = new("account") { Description = "The account's name" };
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        command.Add(account);
        command.Add(force);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            if (!context.Get(force) && !await Confirmation.AskAsync(context, $"Delete all streams and consumers of the account {context.Get(account)} for good?", "--force"))
            {
                return;
            }

            await using NatsClient client = await context.OpenAsync();
            Message answer = await client.RequestAsync($"$JS.API.ACCOUNT.PURGE.{context.Get(account)}", ReadOnlyMemory<byte>.Empty, cancel: context.Cancel);
            JetStreamApi.ThrowIfRefused(answer.Payload);
            context.Log.Line($"Purge of the account {context.Get(account)} has begun");
        });
    }
}
