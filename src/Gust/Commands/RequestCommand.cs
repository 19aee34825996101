using System.CommandLine;
using System.Globalization;
using System.Text;
using Gust.Cli.Messages;
using Gust.Cli.Templates;
using Gust.Cli.Text;
using Gust.Client;
using Gust.Foundation;

namespace Gust.Cli.Commands;

/// <summary><c>request</c>: sends requests and shows the replies.</summary>
internal sealed class RequestCommand
{
    private static readonly TimeSpan ReplyTimeoutDefault = TimeSpan.FromMilliseconds(300);
    private readonly SendOptions _send;
    private readonly Option<bool> _raw = CommandParts.Flag("--raw", "Show the bodies of the replies and nothing else", "-r");
    private readonly Option<long> _replies = CommandParts.Number("--replies", "Replies to wait for; 0: all until the timeout", @default: 1, min: 0);
    private readonly Option<TimeSpan?> _replyTimeout = CommandParts.Duration("--reply-timeout", "Longest time between two replies (default 300ms)");
    private readonly Option<bool> _wait = new("--wait", "-w") { Hidden = true }; // a request always waits; old scripts say so
    private readonly Option<string> _translate = CommandParts.Text("--translate", "COMMAND", "Pass bodies through a command before showing them");

    private RequestCommand(Command command) => _send = new SendOptions(command);

    public static Command Create(CommandRunner runner)
    {
        var command = new Command("request", "Send requests and show the replies");
        command.Aliases.Add("req");
        var request = new RequestCommand(command);
        command.Add(request._raw);
        command.Add(request._replies);
        command.Add(request._replyTimeout);
        command.Add(request._wait);
        command.Add(request._translate);
        runner.Explain(command, SendOptions.TemplateHelp);
        runner.Bind(command, request.RunAsync);
        return command;
    }

    private async Task RunAsync(CommandContext context)
    {
        var translator = BodyTranslator.For(context.Get(_translate), context.Log);
        IAsyncEnumerable<OutgoingMessage> messages = _send.Messages(context, quiet: context.Get(_raw));
        await using NatsClient client = await context.OpenAsync();
        await foreach (OutgoingMessage message in messages)
        {
            await RequestAsync(context, client, message, translator);
        }
    }

    private async Task RequestAsync(CommandContext context, NatsClient client, OutgoingMessage message, BodyTranslator? translator)
    {
        string subject = message.Subject;
        bool raw = context.Get(_raw);
        long wanted = context.Get(_replies);
        TimeSpan timeout = context.Settings.Timeout;
        var options = new RequestManyOptions
        {
            RepliesMax = (int)Math.Min(wanted, int.MaxValue),
            Timeout = timeout,
            Stall = wanted == 0 ? null : context.Get(_replyTimeout) ?? ReplyTimeoutDefault,
        };
        if (!raw)
        {
            context.Log.Line($"Sending request on {Quoted.Text(subject)}");
        }

        long start = context.Host.TimeProvider.GetTimestamp();
        int count = 0;
        try
        {
            await foreach (Message reply in client.RequestManyAsync(subject, message.Body, options, message.Headers, context.Cancel))
            {
                count++;
                await ShowAsync(context, reply, context.Host.TimeProvider.GetElapsedTime(start), raw, translator);
            }
        }
        catch (NoRespondersException e)
        {
            throw new CliException($"{e.Message}; start a service, or listen with: {context.Host.Name} reply {subject}");
        }

        if (client.LastServerError is { } error)
        {
            throw new CliException($"the server refused: {error}");
        }

        if (count == 0)
        {
            throw new CliException($"no reply on {Quoted.Text(subject)} within {DurationText.Format(timeout)}; --timeout waits longer");
        }

        if (count < wanted && !raw)
        {
            context.Log.Line(string.Create(CultureInfo.InvariantCulture, $"Received {count} of {wanted} replies"));
        }
    }

    private static async Task ShowAsync(CommandContext context, Message reply, TimeSpan rtt, bool raw, BodyTranslator? translator)
    {
        ReadOnlyMemory<byte> body = translator is null ? reply.Payload : await translator.TranslateAsync(reply.Payload, context.Cancel);
        if (raw)
        {
            BodyPrinter.Compact(context.Out, body.Span);
        }
        else
        {
            context.Log.Line($"Received with rtt {DurationText.Format(rtt)}");
            foreach ((string name, string value) in MessageFields.Of(reply))
            {
                context.Log.Line($"{name}: {value}");
            }

            BodyPrinter.Spaced(context.Out, body.Span);
        }

        context.Out.Flush();
    }
}
