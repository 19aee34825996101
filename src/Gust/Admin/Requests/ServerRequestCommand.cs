using System.CommandLine;
using System.Text;
using System.Text.Json;
using Gust.Cli.Admin.Listing;
using Gust.Cli.Commands;

namespace Gust.Cli.Admin.Requests;

/// <summary><c>server request</c>: what servers say of themselves, a line of JSON for each.</summary>
internal sealed class ServerRequestCommand
{
    private readonly Command _family;
    private readonly CommandRunner _runner;
    private readonly ServerFilter _filter;
    private readonly Option<long> _limit = CommandParts.Number("--limit", "How many records to ask each server for", @default: 2048, min: 1);
    private readonly Option<long> _offset = CommandParts.Number("--offset", "Records to leave out at the start", @default: 0, min: 0);

    private ServerRequestCommand(Command family, CommandRunner runner)
    {
        (_family, _runner) = (family, runner);
        foreach (Option option in (Option[])[_limit, _offset])
        {
            option.Recursive = true;
            family.Add(option);
        }

        _filter = ServerFilter.ForRequests(family);
    }

    public static void AddTo(Command server, CommandRunner runner)
    {
        Command family = CommandParts.Named("request", "Request monitoring data from servers, as JSON", "req");
        var request = new ServerRequestCommand(family, runner);
        AccountRequests.AddTo(request);
        ConnectionRequests.AddTo(request);
        JetStreamRequests.AddTo(request);
        ProcessRequests.AddTo(request);
        ProfileRequest.AddTo(family, runner, request._filter);
        KickRequest.AddTo(family, runner);
        server.Add(family);
    }

    /// <summary>Adds a kind of request.</summary>
    /// <param name="name">Name and aliases of the command.</param>
    /// <param name="service">What servers call it.</param>
    /// <param name="description">For the help.</param>
    /// <param name="options">Of the command.</param>
    /// <param name="build">Makes options into a body.</param>
    /// <param name="isShown">Leaves answers out.</param>
    public void Add(
        string[] name, string service, string description, Option[] options, Func<CommandContext, RequestBody, RequestBody> build,
        Func<CommandContext, JsonElement, bool>? isShown = null)
    {
        Command command = CommandParts.Named(name[0], description, name[1..]);
        Argument<long> wait = ServerListing.Expected("wait", "How many answers to wait for");
        command.Add(wait);
        foreach (Option option in options)
        {
            command.Add(option);
        }

        _family.Add(command);
        _runner.Bind(command, async context =>
        {
            await using SystemApi system = await SystemApi.OpenAsync(context);
            RequestBody body = build(context, new RequestBody());
            foreach (SystemReply reply in await system.AskServersAsync(service, body, _filter.Chosen(context), context.Get(wait)))
            {
                if (isShown is null || IsShown(context, reply, isShown))
                {
                    context.Out.Line(Encoding.UTF8.GetString(reply.Json.Span));
                }
            }

            context.Out.Flush();
        });
    }

    /// <summary>Which part of a long list is asked for.</summary>
    public RequestBody Page(CommandContext context, RequestBody body) => body.With("limit", context.Get(_limit)).With("offset", context.Get(_offset));

    private static bool IsShown(CommandContext context, SystemReply reply, Func<CommandContext, JsonElement, bool> isShown)
    {
        using JsonDocument document = JsonDocument.Parse(reply.Json);
        return isShown(context, document.RootElement);
    }
}
