using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Lookup;
using Gust.Cli.JetStream.Streams;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer add</c>.</summary>
internal sealed class ConsumerAddCommand
{
    private const string Schema = "io.nats.jetstream.api.v1.consumer_create_request";
    private readonly Argument<string?> _stream = StreamChoice.Argument();
    private readonly Argument<string?> _name = new("consumer") { Description = "Name of the consumer", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _config = CommandParts.Text("--config", "FILE", "Read the configuration from a JSON file; other options change it");
    private readonly Option<bool> _validate = CommandParts.Flag("--validate", "Only check the configuration against the schema");
    private readonly Option<string> _output = CommandParts.Text("--output", "FILE", "Write the configuration to a file and create nothing");
    private readonly Option<bool> _defaults = CommandParts.Flag("--defaults", "Ask nothing");
    private readonly Option<bool> _json = CommandParts.Flag("--json", "Write JSON", "-j");
    private readonly ConsumerFlags _flags;

    private ConsumerAddCommand(Command command)
    {
        command.Add(_stream);
        command.Add(_name);
        Option[] own = [_config, _validate, _output, _defaults, _json];
        foreach (Option option in own)
        {
            command.Add(option);
        }

        _flags = new ConsumerFlags(command, isEdit: false);
    }

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("add", "Create a consumer", "create", "new");
        var add = new ConsumerAddCommand(command);
        family.Add(command);
        runner.Bind(command, add.RunAsync);
    }

    private async Task<int> RunAsync(CommandContext context)
    {
        if (context.Get(_validate) || context.Get(_output) is not null)
        {
            return Offline(context, await ConfigAsync(context));
        }

        if (!context.Host.InIsTerminal)
        {
            await ConfigAsync(context); // what is missing is said before anything is connected
        }

        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        string stream = await StreamChoice.NameAsync(js, context.Get(_stream));
        ApiAnswer<ConsumerInfo> created = await new ConsumerApi(js).CreateAsync(stream, await ConfigAsync(context), ConsumerAction.Create);
        ConsumerInfoCommand.Show(context, created, context.Get(_json));
        return CliApp.Success;
    }

    private int Offline(CommandContext context, ConsumerConfig config)
    {
        if (context.Get(_output) is { } file)
        {
            ConfigFile.Write(file, ConsumerConfig.Shape, config);
            return CliApp.Success;
        }

        var request = new CreateConsumerRequest { StreamName = context.Get(_stream) ?? "STREAM", Config = config };
        return SchemaCheck.Report(context, Schema, ConfigFile.Compact(CreateConsumerRequest.Shape, request), $"a valid {Schema}");
    }

    private async Task<ConsumerConfig> ConfigAsync(CommandContext context)
    {
        ConsumerConfig config = new() { AckPolicy = AckKind.Explicit };
        if (context.Get(_config) is { } file)
        {
            config = new ConsumerConfig();
            ConfigFile.Read("--config", file, ConsumerConfig.Shape, config);
        }

        bool isEphemeral = _flags.IsEphemeral(context);
        if (context.Get(_name) is { } name)
        {
            (config.Name, config.Durable) = (name, isEphemeral ? "" : name);
        }

        bool isPushed = _flags.IsGiven(context, "--target");
        if (isPushed && !_flags.IsGiven(context, "--ack"))
        {
            config.AckPolicy = AckKind.None; // a push is acknowledged where that is asked for
        }

        _flags.ApplyTo(context, config);
        if (!context.IsGiven(_config) && !context.Get(_defaults) && context.Host.InIsTerminal)
        {
            await new ConsumerQuestions(context, _flags).FillAsync(config, isEphemeral);
        }

        return config.Name.Length > 0 || config.Durable.Length > 0 || isEphemeral
            ? config
            : throw new CliException("name the consumer, such as: consumer add ORDERS NEW; or give --ephemeral");
    }
}
