using System.CommandLine;
using System.Globalization;
using System.Text;
using Gust.Cli.Messages;
using Gust.Cli.Output;
using Gust.Cli.Templates;
using Gust.Cli.Text;
using Gust.Client;
using Gust.Foundation;

namespace Gust.Cli.Commands;

/// <summary><c>reply</c>: answers requests with a body, an echo or a command's output.</summary>
internal sealed class ReplyCommand
{
    private readonly Argument<string> _subject = new("subject") { Description = "Subject to answer on; may hold wildcards" };
    private readonly Argument<string?> _body = new("body") { Description = "Body of the replies", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _echo = CommandParts.Flag("--echo", "Send back what was received");
    private readonly Option<string> _command = CommandParts.Text("--command", "COMMAND", "Answer with the output of a command");
    private readonly Option<string> _queue = new("--queue", "-q")
    {
        Description = "Queue group (default NATS-RPLY-22)",
        HelpName = "GROUP",
        DefaultValueFactory = _ => "NATS-RPLY-22",
    };

    private readonly Option<TimeSpan?> _sleep = CommandParts.Duration("--sleep", "Wait a random time up to this before each reply");
    private readonly Option<string[]> _headers = CommandParts.Texts("--header", "NAME:VALUE", "Add a header; may be repeated", "-H");
    private readonly Option<long> _count = CommandParts.Number("--count", "End after this many requests", @default: 0, min: 0);

    public static Command Create(CommandRunner runner)
    {
        var reply = new ReplyCommand();
        var command = new Command("reply", "Answer requests")
        {
            reply._subject, reply._body, reply._echo, reply._command, reply._queue, reply._sleep, reply._headers, reply._count,
        };
        runner.Explain(command, """
            Notes:
              The body and --command may hold the templates of pub, {{Request}} for the body of the request, and {{0}},
              {{1}}... for the tokens of its subject. The command runs without a shell; each of its words stays one word
              whatever a template puts in. It finds NATS_REQUEST_SUBJECT and NATS_REQUEST_BODY in its environment and the
              body on its standard input.

                reply 'weather.>' --command "curl -s wttr.in/{{1}}?format=3"
            """);
        runner.Bind(command, reply.RunAsync);
        return command;
    }

    private async Task RunAsync(CommandContext context)
    {
        Responder responder = MakeResponder(context);
        long count = context.Get(_count);
        string subject = context.Get(_subject);
        await using NatsClient client = await context.OpenAsync();
        Subscription subscription = client.Subscribe(subject, context.Get(_queue), count);
        await client.FlushAsync(context.Cancel);
        if (client.LastServerError is { } error)
        {
            throw new CliException($"the server refused: {error}");
        }

        context.Connector.Events.TellServerErrors = true;
        context.Log.Line($"Listening on {Quoted.Text(subject)} in group {Quoted.Text(context.Get(_queue))}");
        try
        {
            long number = 0;
            await foreach (Message request in subscription.ReadAllAsync(context.Cancel))
            {
                await AnswerAsync(context, client, responder, request, number++);
            }

            await client.FlushAsync(context.Cancel);
        }
        catch (OperationCanceledException) when (context.Cancel.IsCancellationRequested)
        {
            context.Log.Line("Draining...");
            await DrainAsync(context, client, subscription, responder);
        }
    }

    private Responder MakeResponder(CommandContext context)
    {
        string? body = context.Get(_body);
        string? command = context.Get(_command);
        bool echo = context.Get(_echo);
        if (body is null && command is null && !echo)
        {
            context.Log.Line("No body or command supplied, enabling echo mode");
            echo = true;
        }

        HeaderArguments headers = HeaderArguments.Parse(context.Get(_headers));
        return echo ? Responder.Echo(headers)
            : command is not null ? Responder.FromCommand(command, headers, context.Log)
            : Responder.FromBody(BodyTemplate.Parse(Encoding.UTF8.GetBytes(body!), "body", enabled: true, context.Log), headers);
    }

    private async Task AnswerAsync(CommandContext context, NatsClient client, Responder responder, Message request, long number, bool draining = false)
    {
        Show(context.Out, context.Log, request, number);
        CancellationToken cancel = draining ? CancellationToken.None : context.Cancel;
        if (context.Get(_sleep) is { } sleep && sleep > TimeSpan.Zero && !draining)
        {
            int ms = SystemRandom.Instance.Next((int)Math.Clamp(sleep.TotalMilliseconds, 1, int.MaxValue - 1) + 1);
            await Task.Delay(TimeSpan.FromMilliseconds(ms), context.Host.TimeProvider, cancel);
        }

        if (request.Reply is null)
        {
            context.Log.Line("The message has no reply subject; nothing is sent back");
            return;
        }

        var scope = new TemplateScope(number, context.Host.TimeProvider.GetLocalNow(), SystemRandom.Instance)
        {
            Request = request.Payload,
            SubjectTokens = request.Subject.Split('.'),
        };
        try
        {
            (ReadOnlyMemory<byte> body, Headers? headers) = await responder.AnswerAsync(request, scope, cancel);
            await client.PublishAsync(request.Reply, body, reply: null, headers, urgent: true, cancel);
        }
        catch (Exception e) when (e is CliException or PayloadTooLargeException)
        {
            context.Log.Line($"Could not answer: {e.Message}"); // the next request may fare better
        }
    }

    /// <summary>Answers what the server had already handed to us: whoever asked is waiting.</summary>
    private async Task DrainAsync(CommandContext context, NatsClient client, Subscription subscription, Responder responder)
    {
        await client.DrainAsync(subscription).WaitAsync(context.Settings.Timeout, context.Host.TimeProvider);
        while (subscription.Messages.TryRead(out Message? request))
        {
            await AnswerAsync(context, client, responder, request, subscription.Delivered, draining: true);
        }

        await client.FlushAsync().WaitAsync(context.Settings.Timeout, context.Host.TimeProvider);
    }

    private static void Show(StandardOutput output, Log log, Message request, long number)
    {
        log.Line(string.Create(CultureInfo.InvariantCulture, $"[#{number}] Received on subject {Quoted.Text(request.Subject)}:"));
        foreach ((string name, string value) in MessageFields.Of(request))
        {
            log.Line($"{name}: {value}");
        }

        output.Line();
        BodyPrinter.Compact(output, request.Payload.Span);
        output.Flush();
    }
}
