using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer info</c> and <c>consumer state</c>.</summary>
internal static class ConsumerInfoCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Add(family, runner, CommandParts.Named("info", "Show a consumer's configuration and state", "nfo"), isStateOnly: false);
        Add(family, runner, CommandParts.Named("state", "Show a consumer's state"), isStateOnly: true);
    }

    /// <summary>What commands that change a consumer end with.</summary>
    public static void Show(CommandContext context, ApiAnswer<ConsumerInfo> answer, bool isJson)
    {
        context.Out.Text(isJson ? JsonOutput.Indented(answer.Json, "type") + "\n" : ConsumerText.Info(answer.Value, context.Host.TimeProvider));
        context.Out.Flush();
    }

    private static void Add(Command family, CommandRunner runner, Command command, bool isStateOnly)
    {
        var choice = new ConsumerChoice(command);
        Option<bool> json = CommandParts.Flag("--json", "Write JSON", "-j");
        Option<bool> noSelect = CommandParts.Flag("--no-select", "Do not ask which consumer");
        command.Add(json);
        command.Add(noSelect);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            (string stream, string consumer) = await choice.NamesAsync(js, canSelect: !context.Get(noSelect));
            ApiAnswer<ConsumerInfo> answer = await new ConsumerApi(js).InfoAsync(stream, consumer);
            if (!isStateOnly)
            {
                Show(context, answer, context.Get(json));
                return;
            }

            context.Out.Text(context.Get(json) ? JsonOutput.Indented(answer.Json, "type", "config") + "\n" : ConsumerText.StateOnly(answer.Value, context.Host.TimeProvider));
            context.Out.Flush();
        });
    }
}
