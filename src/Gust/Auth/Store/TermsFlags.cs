using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Security.Claims;

namespace Gust.Cli.Auth.Store;

/// <summary>What users may do, from where and how much, in the words of the NATS tools: of one user, or of all that have a role.</summary>
internal sealed class TermsFlags
{
    private static readonly Dictionary<string, string> s_connectionTypes = new()
    {
        ["nats"] = "STANDARD",
        ["ws"] = "WEBSOCKET",
        ["leaf"] = "LEAFNODE",
        ["wsleaf"] = "LEAFNODE_WS",
        ["mqtt"] = "MQTT",
    };

    private readonly Option<string[]> _publishAllow = CommandParts.Texts("--pub-allow", "SUBJECT", "Allow publishing to a subject");
    private readonly Option<string[]> _publishDeny = CommandParts.Texts("--pub-deny", "SUBJECT", "Deny publishing to a subject");
    private readonly Option<string[]> _subscribeAllow = CommandParts.Texts("--sub-allow", "SUBJECT", "Allow subscribing to a subject");
    private readonly Option<string[]> _subscribeDeny = CommandParts.Texts("--sub-deny", "SUBJECT", "Deny subscribing to a subject");
    private readonly Option<string> _responses = LimitOption.Create("--responses", "Allow so many answers to each received request");
    private readonly Option<TimeSpan?> _responseTime = CommandParts.Duration("--response-ttl", "How long a request may be answered (default 2m)");
    private readonly Option<string> _subscriptions = LimitOption.Create("--subscriptions", "Subscriptions");
    private readonly Option<string> _payload = LimitOption.Create("--payload", "Bytes of one message");
    private readonly Option<string> _data = LimitOption.Create("--data", "Bytes in all");
    private readonly Option<string[]> _sources = CommandParts.Texts("--source", "NETWORK", "Network (address/bits) to come from");
    private readonly Option<string[]> _types = CommandParts.Texts("--connection", "TYPE", "Kind of connection: nats, ws, leaf, wsleaf or mqtt");
    private readonly Option<string> _locale = CommandParts.Text("--locale", "ZONE", "Time zone of the hours to come in");
    private readonly (Option<bool> On, Option<bool> Off) _bearer;

    public TermsFlags(Command command)
    {
        Option[] all =
        [
            _publishAllow, _publishDeny, _subscribeAllow, _subscribeDeny, _responses, _responseTime, _subscriptions, _payload, _data, _sources, _types,
            _locale,
        ];
        foreach (Option option in all)
        {
            command.Add(option);
        }

        _types.AcceptOnlyFromAmong([.. s_connectionTypes.Keys]);
        _bearer = CommandParts.OnOffFlag(command, "bearer", "The token alone is enough, without its key");
    }

    public void Apply(CommandContext context, UserTermsClaim terms)
    {
        terms.Publish = Merge(terms.Publish, context.Get(_publishAllow), context.Get(_publishDeny));
        terms.Subscribe = Merge(terms.Subscribe, context.Get(_subscribeAllow), context.Get(_subscribeDeny));
        terms.Responses = Responses(context, terms.Responses);
        terms.Subscriptions = LimitOption.Read(context, _subscriptions) ?? terms.Subscriptions;
        terms.Payload = LimitOption.Read(context, _payload) ?? terms.Payload;
        terms.Data = LimitOption.Read(context, _data) ?? terms.Data;
        terms.Sources = context.Get(_sources) is { Length: > 0 } sources ? sources : terms.Sources;
        terms.AllowedConnectionTypes = context.Get(_types) is { Length: > 0 } types ? [.. types.Select(type => s_connectionTypes[type])] : terms.AllowedConnectionTypes;
        terms.TimesLocation = context.Get(_locale) ?? terms.TimesLocation;
        terms.BearerToken = context.Get(_bearer, terms.BearerToken);
    }

    private ResponseClaim? Responses(CommandContext context, ResponseClaim? present)
    {
        long? max = LimitOption.Read(context, _responses);
        TimeSpan? time = context.Get(_responseTime);
        return (max, time) is (null, null) ? present : new ResponseClaim
        {
            Maximum = max ?? present?.Maximum ?? 1,
            TtlNanoseconds = time is { } said ? (long)said.TotalNanoseconds : present?.TtlNanoseconds ?? 0,
        };
    }

    /// <summary>A list that was said takes the place of the one there is.</summary>
    private static PermissionClaim Merge(PermissionClaim present, string[]? allow, string[]? deny) => new()
    {
        Allow = allow is { Length: > 0 } ? allow : present.Allow,
        Deny = deny is { Length: > 0 } ? deny : present.Deny,
    };
}
