namespace Gust.JetStream.Consumers;

/// <summary>Which pull requests a consumer takes at all (spec: jetstream.md section 6). Answers a status line, or null.</summary>
internal static class PullRules
{
    private const int PriorityMax = 9;

    public static string? Check(in PullRequest request, ConsumerSettings settings, PinnedClient pin)
    {
        if (settings.IsPush)
        {
            return PullStatus.PushBased;
        }

        if (CheckPriority(request, settings) is { } error)
        {
            return "400 Bad Request - " + error;
        }

        if (request.IdleHeartbeat > 0 && (request.Expires <= 0 || request.IdleHeartbeat > request.Expires / 2))
        {
            return "400 Bad Request - heartbeat value too large";
        }

        return CheckCaps(request, settings) ?? (request.PinId is { } id && id != pin.Id ? PullStatus.PinMismatch : null);
    }

    private static string? CheckPriority(in PullRequest request, ConsumerSettings settings)
    {
        if (settings.PriorityPolicy != PriorityPolicy.None)
        {
            if (request.Group is null)
            {
                return "Priority Group missing";
            }

            if (!settings.PriorityGroups.Contains(request.Group))
            {
                return "Invalid Priority Group";
            }
        }

        if ((request.MinPending > 0 || request.MinAckPending > 0) && settings.PriorityPolicy != PriorityPolicy.Overflow)
        {
            return "Not a Overflow Priority consumer";
        }

        if (request.PinId is not null && settings.PriorityPolicy != PriorityPolicy.PinnedClient)
        {
            return "Not a Pinned Client Priority consumer";
        }

        return request.Priority is < 0 or > PriorityMax ? "Priority must be between 0 and 9" : null;
    }

    private static string? CheckCaps(in PullRequest request, ConsumerSettings settings)
    {
        if (settings.MaxRequestBatch > 0 && request.Batch > settings.MaxRequestBatch)
        {
            return $"409 Exceeded MaxRequestBatch of {settings.MaxRequestBatch}";
        }

        if (settings.MaxRequestExpires > 0 && request.Expires > settings.MaxRequestExpires)
        {
            return $"409 Exceeded MaxRequestExpires of {DurationText.Format(settings.MaxRequestExpires)}";
        }

        return settings.MaxRequestMaxBytes > 0 && request.MaxBytes > settings.MaxRequestMaxBytes
            ? $"409 Exceeded MaxRequestMaxBytes of {settings.MaxRequestMaxBytes}"
            : null;
    }
}
