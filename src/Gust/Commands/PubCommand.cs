using System.CommandLine;
using Gust.Cli.JetStream;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.Messages;
using Gust.Client;

namespace Gust.Cli.Commands;

/// <summary><c>pub</c>: sends messages.</summary>
internal sealed class PubCommand
{
    /// <summary>Up to here each message gets a line of its own.</summary>
    private const long LinesMax = 20;
    private readonly SendOptions _send;
    private readonly Option<string> _reply = CommandParts.Text("--reply", "SUBJECT", "Subject for replies, put into the messages");
    private readonly Option<bool> _quiet = CommandParts.Flag("--quiet", "Say nothing of what is published", "-q");
    private readonly Option<bool> _jetStream = CommandParts.Flag("--jetstream", "Publish into a stream, and tell where each message is stored", "-J");
    private readonly Option<bool> _atomic = CommandParts.Flag("--atomic", "Publish all messages into a stream as one batch: all or none of them");

    private PubCommand(Command command) => _send = new SendOptions(command);

    public static Command Create(CommandRunner runner)
    {
        var command = new Command("publish", "Publish messages");
        command.Aliases.Add("pub");
        var pub = new PubCommand(command);
        command.Add(pub._reply);
        command.Add(pub._quiet);
        command.Add(pub._jetStream);
        command.Add(pub._atomic);
        runner.Explain(command, SendOptions.TemplateHelp);
        runner.Bind(command, pub.RunAsync);
        return command;
    }

    private async Task RunAsync(CommandContext context)
    {
        bool quiet = context.Get(_quiet);
        IAsyncEnumerable<OutgoingMessage> messages = _send.Messages(context, quiet);
        if (context.Get(_jetStream) || context.Get(_atomic))
        {
            await PublishIntoStreamAsync(context, messages, quiet);
            return;
        }

        await using NatsClient client = await context.OpenAsync();
        bool lineEach = _send.Count(context) <= LinesMax;
        var progress = new PubProgress(context, quiet, lineEach);
        await foreach (OutgoingMessage message in messages)
        {
            ThrowIfRefused(client);
            await client.PublishAsync(message.Subject, message.Body, context.Get(_reply), message.Headers, context.Cancel);
            if (lineEach && !quiet)
            {
                // "Published" is said of what the server took.
                await FlushAsync(context, client);
            }

            progress.Add(message.Subject, message.Body.Length);
        }

        await FlushAsync(context, client);
        progress.Summarize();
    }

    private async Task PublishIntoStreamAsync(CommandContext context, IAsyncEnumerable<OutgoingMessage> messages, bool quiet)
    {
        if (context.Get(_reply) is not null)
        {
            throw new CliException("--reply goes with messages that no stream acknowledges");
        }

        await using JetStreamApi api = await JetStreamApi.OpenAsync(context);
        var publisher = new StreamPublisher(api, quiet);
        await (context.Get(_atomic) ? publisher.PublishBatchAsync(messages) : publisher.PublishAsync(messages));
    }

    private static async Task FlushAsync(CommandContext context, NatsClient client)
    {
        try
        {
            await client.FlushAsync(context.Cancel).WaitAsync(context.Settings.Timeout, context.Host.TimeProvider, context.Cancel);
        }
        catch (ConnectionLostException)
        {
            ThrowIfRefused(client); // where the server said why it closed, that is the better answer
            throw;
        }

        ThrowIfRefused(client);
    }

    private static void ThrowIfRefused(NatsClient client)
    {
        if (client.LastServerError is { } error)
        {
            throw new CliException($"the server refused: {error}");
        }
    }
}
