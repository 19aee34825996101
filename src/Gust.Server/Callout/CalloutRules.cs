using Gust.Security.Definitions;

namespace Gust.Server.Callout;

/// <summary>What a callout's users may never do.</summary>
internal static class CalloutRules
{
    /// <summary>Users in the service's own account may not put questions to it, nor read those of others: they hold passwords.</summary>
    public static PermissionRules? Guarded(PermissionRules? rules, bool isServiceAccount)
    {
        if (!isServiceAccount)
        {
            return rules;
        }

        PermissionRules given = rules ?? new PermissionRules();
        return given with
        {
            Publish = given.Publish with { Deny = [.. given.Publish.Deny, CalloutClient.RequestSubject] },
            Subscribe = given.Subscribe with { Deny = [.. given.Subscribe.Deny, CalloutClient.RequestSubject] },
        };
    }
}
