using System.CommandLine;
using System.Text;
using Gust.Cli.Messages;
using Gust.Cli.Templates;
using Gust.Foundation;

namespace Gust.Cli.Commands;

/// <summary>The options that <c>pub</c> and <c>request</c> share: where bodies come from and what goes with them.</summary>
internal sealed class SendOptions
{
    public const string TemplateHelp = """
        Templates in bodies, subjects and header values:
          {{Count}}              number of the message
          {{TimeStamp}}          current time, RFC 3339
          {{Time}}               current time of day
          {{Unix}} {{UnixNano}}  seconds or nanoseconds since 1970
          {{ID}} {{UUID}}        unique ids
          {{Random 10 100}}      random letters and digits, 10 to 100 of them
        """;

    private readonly Argument<string> _subject = new("subject") { Description = "Subject to send to" };
    private readonly Argument<string?> _body = new("body")
    {
        Description = "Message body; read from standard input when it is missing",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string[]> _headers = CommandParts.Texts("--header", "NAME:VALUE", "Add a header; may be repeated", "-H");
    private readonly Option<long> _count = CommandParts.Number("--count", "Messages to send", @default: 1, min: 1);
    private readonly Option<TimeSpan?> _sleep = CommandParts.Duration("--sleep", "Time to wait between messages");
    private readonly Option<bool> _forceStdin = CommandParts.Flag("--force-stdin", "Read the body from standard input in any case");
    private readonly Option<string> _sendOn = new("--send-on")
    {
        Description = "Send what standard input brings at its end (eof) or line by line (newline)",
        HelpName = "eof|newline",
        DefaultValueFactory = _ => "eof",
    };

    private readonly (Option<bool>, Option<bool>) _templates;

    public SendOptions(Command command)
    {
        _sendOn.AcceptOnlyFromAmong("eof", "newline");
        command.Add(_subject);
        command.Add(_body);
        command.Add(_headers);
        command.Add(_count);
        command.Add(_sleep);
        command.Add(_forceStdin);
        command.Add(_sendOn);
        _templates = CommandParts.OnOffFlag(command, "templates", "Replace templates in body and subject");
    }

    public long Count(CommandContext context) => context.Get(_count);

    /// <summary>The messages to send, each made when it is asked for. What is wrong with the options is told at once.</summary>
    public IAsyncEnumerable<OutgoingMessage> Messages(CommandContext context, bool quiet) =>
        MessagesAsync(context, quiet, Template(context, Encoding.UTF8.GetBytes(context.Get(_subject)), "subject"), HeaderArguments.Parse(context.Get(_headers)));

    private async IAsyncEnumerable<OutgoingMessage> MessagesAsync(CommandContext context, bool quiet, Template subject, HeaderArguments headers)
    {
        TimeSpan pause = context.Get(_sleep) ?? TimeSpan.Zero;
        long number = 0;
        await foreach (ReadOnlyMemory<byte> source in BodiesAsync(context, quiet))
        {
            Template body = Template(context, source, "body");
            for (long i = 0; i < Count(context); i++)
            {
                if (i > 0 && pause > TimeSpan.Zero)
                {
                    await Task.Delay(pause, context.Host.TimeProvider, context.Cancel);
                }

                var scope = new TemplateScope(++number, context.Host.TimeProvider.GetLocalNow(), SystemRandom.Instance);
                yield return new OutgoingMessage(subject.RenderText(scope), body.Render(scope), headers.Render(scope));
            }
        }
    }

    private Template Template(CommandContext context, ReadOnlyMemory<byte> source, string what) => BodyTemplate.Parse(source, what, context.Get(_templates), context.Log);

    /// <summary>
    /// The bodies to send. Without one on the command line standard input is read, except where nothing can come of it:
    /// at a terminal whose user would see no prompt because the output goes elsewhere.
    /// </summary>
    private async IAsyncEnumerable<ReadOnlyMemory<byte>> BodiesAsync(CommandContext context, bool quiet)
    {
        string? body = context.Get(_body);
        bool force = context.Get(_forceStdin);
        if (body is not null && !force)
        {
            yield return Encoding.UTF8.GetBytes(body);
            yield break;
        }

        if (!force && context.Host.InIsTerminal && !context.Host.OutIsTerminal)
        {
            yield return ReadOnlyMemory<byte>.Empty;
            yield break;
        }

        if (context.Host.InIsTerminal && !quiet)
        {
            context.Log.Line("Reading payload from STDIN");
        }

        var input = new StandardInput(context.Host.In);
        if (context.Get(_sendOn) == "eof")
        {
            yield return await input.ReadAllAsync(context.Cancel);
            yield break;
        }

        while (await input.ReadLineAsync(context.Cancel) is { } line)
        {
            yield return line;
        }
    }
}
