using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Security.Claims;

namespace Gust.Cli.Auth.Store;

/// <summary>What can be said of a user on the command line, in the words of the NATS tools.</summary>
internal sealed class UserFlags
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
    private readonly Option<string> _subscriptions = LimitOption.Create("--subscriptions", "Subscriptions");
    private readonly Option<string> _payload = LimitOption.Create("--payload", "Bytes of one message");
    private readonly Option<string> _data = LimitOption.Create("--data", "Bytes in all");
    private readonly Option<string[]> _sources = CommandParts.Texts("--source", "NETWORK", "Network (address/bits) that the user may come from");
    private readonly Option<string[]> _types = CommandParts.Texts("--connection", "TYPE", "Kind of connection: nats, ws, leaf, wsleaf or mqtt");
    private readonly Option<string> _locale = CommandParts.Text("--locale", "ZONE", "Time zone of the user's hours");
    private readonly Option<TimeSpan?> _expiry = CommandParts.Duration("--expiry", "How long the credentials are valid from now; 0s for ever");
    private readonly Option<string[]> _tags = CommandParts.Texts("--tags", "TAG", "Tags of the user");
    private readonly (Option<bool> On, Option<bool> Off) _bearer;

    public UserFlags(Command command)
    {
        Option[] all =
        [
            _publishAllow, _publishDeny, _subscribeAllow, _subscribeDeny, _responses, _subscriptions, _payload, _data, _sources, _types, _locale,
            _expiry, _tags,
        ];
        foreach (Option option in all)
        {
            command.Add(option);
        }

        _expiry.Aliases.Add("--expire");
        _types.AcceptOnlyFromAmong([.. s_connectionTypes.Keys]);
        _bearer = CommandParts.OnOffFlag(command, "bearer", "The token alone is enough, without its key");
    }

    public void Apply(CommandContext context, UserClaims claims)
    {
        UserBody user = claims.User;
        user.Publish = Merge(user.Publish, context.Get(_publishAllow), context.Get(_publishDeny));
        user.Subscribe = Merge(user.Subscribe, context.Get(_subscribeAllow), context.Get(_subscribeDeny));
        user.Responses = LimitOption.Read(context, _responses) is { } max ? new ResponseClaim { Maximum = max } : user.Responses;
        user.Subscriptions = LimitOption.Read(context, _subscriptions) ?? user.Subscriptions;
        user.Payload = LimitOption.Read(context, _payload) ?? user.Payload;
        user.Data = LimitOption.Read(context, _data) ?? user.Data;
        user.Sources = context.Get(_sources) is { Length: > 0 } sources ? sources : user.Sources;
        user.AllowedConnectionTypes = context.Get(_types) is { Length: > 0 } types ? [.. types.Select(type => s_connectionTypes[type])] : user.AllowedConnectionTypes;
        user.TimesLocation = context.Get(_locale) ?? user.TimesLocation;
        user.Tags = context.Get(_tags) is { Length: > 0 } tags ? [.. tags.Select(tag => tag.ToLowerInvariant())] : user.Tags;
        user.BearerToken = context.Get(_bearer, user.BearerToken);
        claims.ExpiresAt = Expiry.From(context, _expiry) ?? claims.ExpiresAt;
    }

    /// <summary>A list that was said takes the place of the one there is.</summary>
    private static PermissionClaim Merge(PermissionClaim present, string[]? allow, string[]? deny) => new()
    {
        Allow = allow is { Length: > 0 } ? allow : present.Allow,
        Deny = deny is { Length: > 0 } ? deny : present.Deny,
    };
}
