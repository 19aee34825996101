using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.Admin.Requests;

/// <summary>Requests about JetStream, and about health: most of it is JetStream's.</summary>
internal static class JetStreamRequests
{
    public static void AddTo(ServerRequestCommand request)
    {
        AddJetStream(request);
        AddHealth(request);
        Option<string> account = CommandParts.Text("--account", "ACCOUNT", "The account of the groups");
        Option<string> group = CommandParts.Text("--group", "GROUP", "Only one group");
        request.Add(["raft", "raftz"], "RAFTZ", "Show raft groups", [account, group], (context, body) =>
            body.With("account", context.Get(account)).With("group", context.Get(group)));
    }

    private static void AddJetStream(ServerRequestCommand request)
    {
        Option<string> account = CommandParts.Text("--account", "ACCOUNT", "Only one account");
        Option<bool> accounts = CommandParts.Flag("--accounts", "Show accounts");
        Option<bool> streams = CommandParts.Flag("--streams", "Show streams");
        Option<bool> consumers = CommandParts.Flag("--consumer", "Show consumers", "--consumers");
        Option<bool> config = CommandParts.Flag("--config", "Show configurations");
        Option<bool> raft = CommandParts.Flag("--raft", "Show raft groups");
        Option<bool> leader = CommandParts.Flag("--leader", "Let only the leader of the meta group answer");
        Option<bool> all = CommandParts.Flag("--all", "Show accounts, streams, consumers and configurations");
        request.Add(
            ["jetstream", "jsz", "js"], "JSZ", "Show JetStream", [account, accounts, streams, consumers, config, raft, leader, all],
            (context, body) => body
                .With("account", context.Get(account))
                .With("accounts", context.Get(accounts) || context.Get(all))
                .With("streams", context.Get(streams) || context.Get(all))
                .With("consumer", context.Get(consumers) || context.Get(all))
                .With("config", context.Get(config) || context.Get(all))
                .With("raft", context.Get(raft))
                .With("leader_only", context.Get(leader)),
            // The others refuse to answer for the leader.
            (context, answer) => !context.Get(leader) || !answer.TryGetProperty("error", out _));
    }

    private static void AddHealth(ServerRequestCommand request)
    {
        HealthFlags flags = new();
        Option<bool> noDetails = CommandParts.Flag("--no-details", "Show the first fault only");
        request.Add(["jetstream-health", "health", "healthz"], "HEALTHZ", "Show health", [.. flags.All, noDetails], (context, body) =>
            flags.ApplyTo(context, body).With("details", !context.Get(noDetails)));
    }
}
