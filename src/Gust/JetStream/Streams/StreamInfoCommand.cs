using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream info</c> and <c>stream state</c>.</summary>
internal static class StreamInfoCommand
{
    /// <summary>Fields of an answer that are not about the stream.</summary>
    private static readonly string[] Envelope = ["type", "total", "offset", "limit", "did_create"];

    public static void AddTo(Command family, CommandRunner runner, Option<bool> all)
    {
        Add(family, runner, all, CommandParts.Named("info", "Show a stream's configuration and state", "nfo", "i"), isStateOnly: false);
        Add(family, runner, all, CommandParts.Named("state", "Show a stream's state"), isStateOnly: true);
    }

    /// <summary>What commands that change a stream end with.</summary>
    public static void Show(CommandContext context, ApiAnswer<StreamInfo> answer, bool isJson)
    {
        context.Out.Text(isJson ? Json(answer) + "\n" : StreamText.Info(answer.Value, context.Host.TimeProvider));
        context.Out.Flush();
    }

    private static void Add(Command family, CommandRunner runner, Option<bool> all, Command command, bool isStateOnly)
    {
        Argument<string?> name = StreamChoice.Argument();
        Option<bool> json = CommandParts.Flag("--json", "Write JSON", "-j");
        Option<bool> state = CommandParts.Flag("--state", "Show the state only");
        Option<bool> noSelect = CommandParts.Flag("--no-select", "Do not ask which stream");
        command.Add(name);
        command.Add(json);
        command.Add(noSelect);
        if (!isStateOnly)
        {
            command.Add(state);
        }

        family.Add(command);
        runner.Bind(command, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            string stream = await StreamChoice.NameAsync(js, context.Get(name), canSelect: !context.Get(noSelect), context.Get(all));
            ApiAnswer<StreamInfo> answer = await new StreamApi(js).InfoAsync(stream);
            if (!isStateOnly && !context.Get(state))
            {
                Show(context, answer, context.Get(json));
                return;
            }

            context.Out.Text(context.Get(json) ? StateJson(answer.Value) + "\n" : StreamText.StateOnly(answer.Value, context.Host.TimeProvider));
            context.Out.Flush();
        });
    }

    private static string Json(ApiAnswer<StreamInfo> answer) => JsonOutput.Indented(answer.Json, Envelope);

    private static string StateJson(StreamInfo stream) => JsonOutput.Written(writer => StreamStateInfo.Shape.Write(writer, stream.State));
}
