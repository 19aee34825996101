using System.CommandLine;
using Gust.Cli.Commands;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer copy</c>: a new consumer configured like another one of the stream.</summary>
internal static class ConsumerCopyCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command copy = CommandParts.Named("copy", "Create a consumer with the configuration of another", "cp");
        Argument<string> stream = new("stream") { Description = "Stream" };
        Argument<string> source = new("source") { Description = "Consumer to copy" };
        Argument<string> destination = new("destination") { Description = "Name of the new consumer" };
        Option<bool> json = CommandParts.Flag("--json", "Write JSON", "-j");
        copy.Add(stream);
        copy.Add(source);
        copy.Add(destination);
        copy.Add(json);
        var flags = new ConsumerFlags(copy, isEdit: false);
        family.Add(copy);
        runner.Bind(copy, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            var api = new ConsumerApi(js);
            string name = context.Get(destination);
            ConsumerConfig config = (await api.InfoAsync(context.Get(stream), context.Get(source))).Value.Config! with { Name = name, PauseUntil = null };
            config.Durable = flags.IsEphemeral(context) ? "" : name;
            flags.ApplyTo(context, config);
            ConsumerInfoCommand.Show(context, await api.CreateAsync(context.Get(stream), config, ConsumerAction.Create), context.Get(json));
        });
    }
}
