using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Security.Claims;

namespace Gust.Cli.Auth.Store;

/// <summary>What can be said of an account on the command line, in the words of the NATS tools.</summary>
internal sealed class AccountFlags
{
    private readonly Option<string> _connections = LimitOption.Create("--connections", "Connections at one time");
    private readonly Option<string> _leafNodes = LimitOption.Create("--leafnodes", "Leaf node connections");
    private readonly Option<string> _subscriptions = LimitOption.Create("--subscriptions", "Subscriptions of one connection");
    private readonly Option<string> _payload = LimitOption.Create("--payload", "Bytes of one message");
    private readonly Option<string> _exports = LimitOption.Create("--exports", "Exports");
    private readonly Option<string> _imports = LimitOption.Create("--imports", "Imports");
    private readonly Option<TimeSpan?> _expiry = CommandParts.Duration("--expiry", "How long the account is valid from now; 0s for ever");
    private readonly (Option<bool> On, Option<bool> Off) _bearer;
    private readonly Option<bool> _jetStream = CommandParts.Flag("--jetstream", "Enable JetStream, without limits that are not given");
    private readonly Option<string> _disk = LimitOption.Create("--js-disk", "Bytes of streams on disk");
    private readonly Option<string> _memory = LimitOption.Create("--js-memory", "Bytes of streams in memory");
    private readonly Option<string> _diskStream = LimitOption.Create("--js-disk-stream", "Bytes of one stream on disk");
    private readonly Option<string> _memoryStream = LimitOption.Create("--js-memory-stream", "Bytes of one stream in memory");
    private readonly Option<string> _streams = LimitOption.Create("--js-streams", "Streams");
    private readonly Option<string> _consumers = LimitOption.Create("--js-consumers", "Consumers");
    private readonly Option<string> _maxPending = LimitOption.Create("--js-max-pending", "Unacknowledged messages of a consumer");
    private readonly Option<bool> _sizeRequired = CommandParts.Flag("--js-stream-size-required", "Streams must have a maximum size");
    private readonly Option<string> _description = CommandParts.Text("--description", "TEXT", "What the account is for");
    private readonly Option<string[]> _tags = CommandParts.Texts("--tags", "TAG", "Tags of the account");

    public AccountFlags(Command command)
    {
        Option[] all =
        [
            _connections, _leafNodes, _subscriptions, _payload, _exports, _imports, _expiry, _jetStream, _disk, _memory, _diskStream, _memoryStream,
            _streams, _consumers, _maxPending, _sizeRequired, _description, _tags,
        ];
        foreach (Option option in all)
        {
            command.Add(option);
        }

        _bearer = CommandParts.OnOffFlag(command, "bearer", "Allow bearer tokens");
    }

    public void Apply(CommandContext context, AccountClaims claims)
    {
        AccountLimitsClaim limits = claims.Account.Limits;
        limits.Connections = LimitOption.Read(context, _connections) ?? limits.Connections;
        limits.LeafNodes = LimitOption.Read(context, _leafNodes) ?? limits.LeafNodes;
        limits.Subscriptions = LimitOption.Read(context, _subscriptions) ?? limits.Subscriptions;
        limits.Payload = LimitOption.Read(context, _payload) ?? limits.Payload;
        limits.Exports = LimitOption.Read(context, _exports) ?? limits.Exports;
        limits.Imports = LimitOption.Read(context, _imports) ?? limits.Imports;
        limits.DisallowBearer = !context.Get(_bearer, !limits.DisallowBearer);
        ApplyJetStream(context, limits);
        claims.ExpiresAt = Expiry.From(context, _expiry) ?? claims.ExpiresAt;
        claims.Account.Description = context.Get(_description) ?? claims.Account.Description;
        claims.Account.Tags = context.Get(_tags) is { Length: > 0 } tags ? [.. tags.Select(tag => tag.ToLowerInvariant())] : claims.Account.Tags;
    }

    private void ApplyJetStream(CommandContext context, AccountLimitsClaim limits)
    {
        if (context.Get(_jetStream) && limits is { DiskStorage: 0, MemoryStorage: 0 })
        {
            (limits.DiskStorage, limits.MemoryStorage, limits.Streams, limits.Consumers, limits.MaxAckPending) = (-1, -1, -1, -1, -1);
        }

        limits.DiskStorage = LimitOption.Read(context, _disk) ?? limits.DiskStorage;
        limits.MemoryStorage = LimitOption.Read(context, _memory) ?? limits.MemoryStorage;
        limits.DiskMaxStreamBytes = LimitOption.Read(context, _diskStream) ?? limits.DiskMaxStreamBytes;
        limits.MemoryMaxStreamBytes = LimitOption.Read(context, _memoryStream) ?? limits.MemoryMaxStreamBytes;
        limits.Streams = LimitOption.Read(context, _streams) ?? limits.Streams;
        limits.Consumers = LimitOption.Read(context, _consumers) ?? limits.Consumers;
        limits.MaxAckPending = LimitOption.Read(context, _maxPending) ?? limits.MaxAckPending;
        limits.MaxBytesRequired |= context.Get(_sizeRequired);
    }
}
