using System.CommandLine;
using Gust.Cli.Commands;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream copy</c>: a new stream configured like another one; no messages.</summary>
internal static class StreamCopyCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command copy = CommandParts.Named("copy", "Create a stream with the configuration of another; messages are not copied", "cp");
        Argument<string> source = new("source") { Description = "Stream to copy" };
        Argument<string> destination = new("destination") { Description = "Name of the new stream" };
        Option<bool> json = CommandParts.Flag("--json", "Write JSON", "-j");
        copy.Add(source);
        copy.Add(destination);
        copy.Add(json);
        var flags = new StreamFlags(copy, isEdit: false);
        family.Add(copy);
        runner.Bind(copy, async context =>
        {
            if (context.Get(source) == context.Get(destination))
            {
                throw new CliException("the copy needs a name of its own"); // the server would take it for the stream that is there
            }

            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            var api = new StreamApi(js);
            StreamConfig config = (await api.InfoAsync(context.Get(source))).Value.Config with { Name = context.Get(destination) };
            flags.ApplyTo(context, config);
            ApiAnswer<StreamInfo> created = await api.CreateAsync(config);
            if (!context.Get(json))
            {
                context.Out.Line($"Stream {created.Value.Config.Name} was created\n");
            }

            StreamInfoCommand.Show(context, created, context.Get(json));
        });
    }
}
