using System.CommandLine;
using System.Text;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Cli.Output;

namespace Gust.Cli.Admin.Requests;

/// <summary><c>server request kick</c>: closes one connection of a server.</summary>
internal static class KickRequest
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("kick", "Disconnect a client");
        Argument<long> client = CommandParts.Count("client", "Id of the connection", @default: 0);
        client.DefaultValueFactory = null;
        Argument<string> target = new("server") { Description = "Name or id of the server (default: the connected one)", Arity = ArgumentArity.ZeroOrOne };
        command.Add(client);
        command.Add(target);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            await using SystemApi system = await SystemApi.OpenAsync(context);
            string id = await ServerTarget.IdAsync(system, context.Get(target));
            SystemReply reply = await system.AskOneAsync(SystemApi.Subject(id, "KICK"), new RequestBody().With("cid", context.Get(client)))
                ?? throw new CliException("the server did not answer");
            SystemAnswer<Connz> answer = SystemReading.Document(reply.Json, DocumentJson.Default.SystemAnswerConnz);
            if (answer.Error is { } error)
            {
                throw new CliException($"server {answer.Server.Name} refused: {error.Description}");
            }

            context.Out.Line(JsonOutput.Indented(reply.Json));
            context.Out.Flush();
        });
    }
}
