namespace Gust.Configuration.Reading.JetStream;

/// <summary>What must hold of streams before a server starts. Nothing, when they are off; a domain is checked all the same, as with the reference.</summary>
internal static class JetStreamRules
{
    public static IEnumerable<OptionProblem> Check(GustServerOptions options)
    {
        var errors = options.JetStream is { } streams ? Domain(streams).Concat(streams.Enabled ? Settings(streams) : []) : [];
        var problems = errors.Select(error => new OptionProblem(options.PositionOf("jetstream"), error));
        return options.EnabledJetStream is null ? problems : problems.Concat(Accounts(options));
    }

    private static IEnumerable<string> Domain(JetStreamOptions streams)
    {
        if (streams.Domain is not { Length: > 0 } domain)
        {
            yield break;
        }

        if (domain.AsSpan().ContainsAny(".*>"))
        {
            yield return "invalid domain name: may not contain ., * or >";
        }
        else if (!SubjectShape.IsValid($"$JS.{domain}.API.>"))
        {
            yield return $"invalid domain name: derived \"$JS.{domain}.API.>\" is not a valid subject";
        }
    }

    private static IEnumerable<string> Settings(JetStreamOptions streams)
    {
        (bool IsWrong, string Error)[] rules =
        [
            (streams is { AsksForTpm: true, Key: not null }, "JetStream encryption key may not be used with TPM options"),
            (streams is { AsksForTpm: true, Key: null }, "TPM functionality is not supported on this platform: set 'key' instead"),
            (streams.SyncInterval <= TimeSpan.Zero, "jetstream: sync_interval must be above zero"),
            (streams.RequestQueueLimit <= 0 || streams.InfoQueueLimit <= 0, "jetstream: request_queue_limit and info_queue_limit must be above zero"),
            (streams.MaxBufferedMessages <= 0 || streams.MaxBufferedBytes <= 0, "jetstream: max_buffered_msgs and max_buffered_size must be above zero"),
            (streams.Limits.DefaultMaxConsumers is 0 or < -1, "jetstream: default_max_consumers must be above zero, or -1"),
            (streams.Limits.Batch.Timeout <= TimeSpan.Zero, "jetstream: the timeout of a batch must be above zero"),
        ];
        return rules.Where(rule => rule.IsWrong).Select(rule => rule.Error);
    }

    private static IEnumerable<OptionProblem> Accounts(GustServerOptions options)
    {
        var system = options.SystemAccount ?? AccountNames.System;
        return options.Accounts.Where(account => account.Name == system && account.JetStream is not null)
            .Select(account => new OptionProblem(account.Position, "Not allowed to enable JetStream on the system account"));
    }
}
