using System.CommandLine;
using System.Globalization;
using System.Text;
using Gust.Cli.Messages;
using Gust.Cli.Templates;
using Gust.Cli.Text;
using Gust.Client;
using Gust.Foundation;

namespace Gust.Cli.Commands;

/// <summary><c>pub</c>: sends messages.</summary>
internal sealed class PubCommand
{
    /// <summary>Up to here each message gets a line of its own.</summary>
    private const long LinesMax = 20;
    private readonly SendOptions _send;
    private readonly Option<string> _reply = CommandParts.Text("--reply", "SUBJECT", "Subject for replies, put into the messages");
    private readonly Option<bool> _quiet = CommandParts.Flag("--quiet", "Say nothing of what is published", "-q");

    private PubCommand(Command command) => _send = new SendOptions(command);

    public static Command Create(CommandRunner runner)
    {
        var command = new Command("publish", "Publish messages");
        command.Aliases.Add("pub");
        var pub = new PubCommand(command);
        command.Add(pub._reply);
        command.Add(pub._quiet);
        runner.Explain(command, SendOptions.TemplateHelp);
        runner.Bind(command, pub.RunAsync);
        return command;
    }

    private async Task RunAsync(CommandContext context)
    {
        HeaderArguments headers = _send.Headers(context);
        Template subject = BodyTemplate.Parse(Encoding.UTF8.GetBytes(_send.Subject(context)), "subject", _send.Templates(context), context.Log);
        bool quiet = context.Get(_quiet);
        await using NatsClient client = await context.OpenAsync();
        var progress = new PubProgress(context, quiet, lineEach: _send.Count(context) <= LinesMax);
        await foreach (ReadOnlyMemory<byte> source in _send.BodiesAsync(context, quiet))
        {
            Template body = BodyTemplate.Parse(source, "body", _send.Templates(context), context.Log);
            for (long i = 0; i < _send.Count(context); i++)
            {
                if (i > 0 && _send.Sleep(context) > TimeSpan.Zero)
                {
                    await Task.Delay(_send.Sleep(context), context.Host.TimeProvider, context.Cancel);
                }

                await PublishAsync(context, client, subject, body, headers, progress);
            }
        }

        await client.FlushAsync(context.Cancel).WaitAsync(context.Settings.Timeout, context.Host.TimeProvider, context.Cancel);
        ThrowIfRefused(client);
        progress.Summarize();
    }

    private async Task PublishAsync(
        CommandContext context, NatsClient client, Template subject, Template body, HeaderArguments headers, PubProgress progress)
    {
        ThrowIfRefused(client);
        var scope = new TemplateScope(progress.Messages + 1, context.Host.TimeProvider.GetLocalNow(), SystemRandom.Instance);
        string to = subject.RenderText(scope);
        ReadOnlyMemory<byte> bytes = body.Render(scope);
        await client.PublishAsync(to, bytes, context.Get(_reply), headers.Render(scope), context.Cancel);
        progress.Add(to, bytes.Length);
    }

    private static void ThrowIfRefused(NatsClient client)
    {
        if (client.LastServerError is { } error)
        {
            throw new CliException($"the server refused: {error}");
        }
    }
}
