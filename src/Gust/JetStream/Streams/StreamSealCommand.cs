using System.CommandLine;
using Gust.Cli.Commands;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream seal</c>.</summary>
internal static class StreamSealCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command seal = CommandParts.Named("seal", "Refuse all further changes of a stream; this cannot be undone");
        Argument<string> name = new("stream") { Description = "Stream" };
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        seal.Add(name);
        seal.Add(force);
        family.Add(seal);
        runner.Bind(seal, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            string stream = context.Get(name);
            if (!context.Get(force) && !await Confirmation.AskAsync(context, $"Really seal Stream {stream}? A sealed stream can not be unsealed or changed.", "--force"))
            {
                return;
            }

            StreamInfoCommand.Show(context, await SealAsync(new StreamApi(js), stream), isJson: false);
        });
    }

    public static async Task<ApiAnswer<StreamInfo>> SealAsync(StreamApi api, string stream) =>
        await api.UpdateAsync((await api.InfoAsync(stream)).Value.Config with { Sealed = true });
}
