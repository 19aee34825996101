using System.CommandLine;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;

namespace Gust.Cli.Admin;

/// <summary><c>server config reload</c>: lets a server read its configuration again.</summary>
internal static class ServerReloadCommand
{
    public static void AddTo(Command config, CommandRunner runner)
    {
        Command command = CommandParts.Named("reload", "Let a running server read its configuration again");
        Argument<string> target = new("server") { Description = "Name or id of the server (default: the connected one)", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        command.Add(target);
        command.Add(force);
        config.Add(command);
        runner.Connects(command, isConnecting: true);
        runner.Bind(command, async context =>
        {
            await using SystemApi system = await SystemApi.OpenAsync(context);
            string id = await ServerTarget.IdAsync(system, context.Get(target));
            if (!context.Get(force) && !await Confirmation.AskAsync(context, $"Reload the configuration of {context.Get(target) ?? id}?", "--force"))
            {
                return;
            }

            SystemReply reply = await system.AskOneAsync(SystemApi.Subject(id, "RELOAD"), new RequestBody()) ?? throw new CliException("the server did not answer");
            SystemAnswer<Varz> answer = SystemReading.Document(reply.Json, DocumentJson.Default.SystemAnswerVarz);
            if (answer.Error is { } error)
            {
                throw new CliException($"server {answer.Server.Name} refused: {error.Description}");
            }

            context.Out.Line($"Server {answer.Server.Name} has read its configuration again");
            context.Out.Flush();
        });
    }
}
