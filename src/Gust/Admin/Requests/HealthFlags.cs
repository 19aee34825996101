using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.Admin.Requests;

/// <summary>Options that say what belongs to a server's health.</summary>
internal sealed class HealthFlags
{
    private readonly Option<bool> _enabled = CommandParts.Flag("--js-enabled", "Check only that JetStream is on", "-J");
    private readonly Option<bool> _serverOnly = CommandParts.Flag("--server-only", "Leave streams and consumers out", "-S");
    private readonly Option<string> _account = CommandParts.Text("--account", "ACCOUNT", "Check one account");
    private readonly Option<string> _stream = CommandParts.Text("--stream", "STREAM", "Check one stream");
    private readonly Option<string> _consumer = CommandParts.Text("--consumer", "CONSUMER", "Check one consumer");

    public Option[] All => [_enabled, _serverOnly, _account, _stream, _consumer];

    public RequestBody ApplyTo(CommandContext context, RequestBody body) => body
        .With("js-enabled-only", context.Get(_enabled))
        .With("js-server-only", context.Get(_serverOnly))
        .With("account", context.Get(_account))
        .With("stream", context.Get(_stream))
        .With("consumer", context.Get(_consumer));
}
