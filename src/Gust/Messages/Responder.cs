using System.Globalization;
using System.Text;
using Gust.Cli.Output;
using Gust.Cli.Templates;
using Gust.Cli.Text;
using Gust.Client;

namespace Gust.Cli.Messages;

/// <summary>Makes the answer to a request.</summary>
internal sealed class Responder
{
    private readonly HeaderArguments _headers;
    private readonly Func<Message, TemplateScope, CancellationToken, Task<ReadOnlyMemory<byte>>> _body;
    private readonly bool _echoHeaders;

    private Responder(
        HeaderArguments headers, bool echoHeaders, Func<Message, TemplateScope, CancellationToken, Task<ReadOnlyMemory<byte>>> body)
    {
        _headers = headers;
        _echoHeaders = echoHeaders;
        _body = body;
    }

    /// <summary>Body and headers of the request, with a count of the replies.</summary>
    public static Responder Echo(HeaderArguments headers) =>
        new(headers, echoHeaders: true, (request, _, _) => Task.FromResult(request.Payload));

    public static Responder FromBody(Template body, HeaderArguments headers) =>
        new(headers, echoHeaders: false, (_, scope, _) => Task.FromResult(body.Render(scope)));

    public static Responder FromCommand(string command, HeaderArguments headers, Log log)
    {
        // Split before the templates are filled in: what a request holds can never become a word of its own.
        List<Template> words = [.. ShellWords.Split(command).Select(word => BodyTemplate.Parse(Encoding.UTF8.GetBytes(word), "command", true, log))];
        if (words.Count == 0)
        {
            throw new CliException("--command is empty");
        }

        return new Responder(headers, echoHeaders: false, async (request, scope, cancel) =>
        {
            var environment = new Dictionary<string, string>
            {
                ["NATS_REQUEST_SUBJECT"] = request.Subject,
                ["NATS_REQUEST_BODY"] = Encoding.UTF8.GetString(request.Payload.Span).Replace("\0", "", StringComparison.Ordinal),
            };
            List<string> filled = [.. words.Select(word => word.RenderText(scope))];
            (byte[] output, int exitCode) = await ChildProcess.RunAsync(filled, request.Payload, environment, withErrors: true, cancel);
            if (exitCode != 0)
            {
                log.Line(string.Create(CultureInfo.InvariantCulture, $"Command {Quoted.Text(string.Join(' ', filled))} ended with exit code {exitCode}"));
            }

            return output;
        });
    }

    public async Task<(ReadOnlyMemory<byte> Body, Headers? Headers)> AnswerAsync(Message request, TemplateScope scope, CancellationToken cancel)
    {
        ReadOnlyMemory<byte> body = await _body(request, scope, cancel);
        var headers = new Headers();
        if (_echoHeaders)
        {
            foreach ((string name, string value) in request.Headers ?? [])
            {
                headers.AddReceived(name, value);
            }

            headers.Add("NATS-Reply-Counter", scope.Count.ToString(CultureInfo.InvariantCulture));
        }

        _headers.AddTo(headers, scope);
        return (body, headers);
    }
}
