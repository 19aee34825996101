using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Lookup;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream add</c>.</summary>
internal sealed class StreamAddCommand
{
    private const string Schema = "io.nats.jetstream.api.v1.stream_create_request";
    private readonly Argument<string?> _name = StreamChoice.Argument("Name of the stream");
    private readonly Option<string> _config = CommandParts.Text("--config", "FILE", "Read the configuration from a JSON file; other options change it");
    private readonly Option<bool> _validate = CommandParts.Flag("--validate", "Only check the configuration against the schema");
    private readonly Option<string> _output = CommandParts.Text("--output", "FILE", "Write the configuration to a file and create nothing");
    private readonly Option<bool> _defaults = CommandParts.Flag("--defaults", "Ask nothing");
    private readonly Option<bool> _json = CommandParts.Flag("--json", "Write JSON", "-j");
    private readonly StreamFlags _flags;

    private StreamAddCommand(Command command)
    {
        command.Add(_name);
        Option[] own = [_config, _validate, _output, _defaults, _json];
        foreach (Option option in own)
        {
            command.Add(option);
        }

        _flags = new StreamFlags(command, isEdit: false);
    }

    /// <summary>What a stream is that nothing was said about.</summary>
    public static StreamConfig Default => new()
    {
        MaxConsumers = -1,
        MaxMsgs = -1,
        MaxBytes = -1,
        MaxMsgsPerSubject = -1,
        MaxMsgSize = -1,
        NumReplicas = 1,
        AllowDirect = true,
    };

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("add", "Create a stream", "create", "new");
        var add = new StreamAddCommand(command);
        family.Add(command);
        runner.Bind(command, add.RunAsync);
    }

    private async Task<int> RunAsync(CommandContext context)
    {
        StreamConfig config = Default;
        if (context.Get(_config) is { } file)
        {
            config = new StreamConfig { AllowDirect = false };
            ConfigFile.Read("--config", file, StreamConfig.Shape, config);
        }

        config.Name = context.Get(_name) ?? config.Name;
        _flags.ApplyTo(context, config);
        if (!context.IsGiven(_config) && !context.Get(_defaults) && context.Host.InIsTerminal)
        {
            await new StreamQuestions(context, _flags).FillAsync(config);
        }

        RequireEnough(config);
        if (context.Get(_validate))
        {
            return SchemaCheck.Report(context, Schema, ConfigFile.Compact(StreamConfig.Shape, config), $"a valid {Schema}");
        }

        if (context.Get(_output) is { } output)
        {
            ConfigFile.Write(output, StreamConfig.Shape, config);
            return CliApp.Success;
        }

        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        ApiAnswer<StreamInfo> created = await new StreamApi(js).CreateAsync(config);
        if (!context.Get(_json))
        {
            context.Out.Line($"Stream {created.Value.Config.Name} was created\n");
        }

        StreamInfoCommand.Show(context, created, context.Get(_json));
        return CliApp.Success;
    }

    private static void RequireEnough(StreamConfig config)
    {
        if (config.Name.Length == 0)
        {
            throw new CliException("name the stream, such as: stream add ORDERS --subjects 'orders.>'");
        }

        if (config is { Mirror: null, Sources: null or { Count: 0 }, Subjects: null or { Count: 0 } })
        {
            throw new CliException("the stream needs --subjects, --mirror or --source");
        }
    }
}
