using Gust.Security.Claims;

namespace Gust.Security.Checks;

/// <summary>What forbids to act on a user's terms, or on those of a scoped key's template.</summary>
internal static class UserTermsCheck
{
    public static void Validate(UserTermsClaim terms, List<string> issues)
    {
        Validate((PermissionsClaim)terms, issues);
        foreach (string network in terms.Sources)
        {
            if (!SourceNetworks.TryParse(network, out _))
            {
                issues.Add($"src: '{network}' is not a network of the form address/bits");
            }
        }

        foreach (TimeRangeClaim range in terms.Times)
        {
            if (!TimeWindows.TryParse(range.Start, out _) || !TimeWindows.TryParse(range.End, out _))
            {
                issues.Add($"times: '{range.Start}' to '{range.End}' are not hours of the form HH:MM:SS");
            }
        }

        if (terms.TimesLocation.Length > 0 && !TimeWindows.TryFindZone(terms.TimesLocation, out _))
        {
            issues.Add($"times_location: '{terms.TimesLocation}' is not a known time zone");
        }
    }

    public static void Validate(PermissionsClaim permissions, List<string> issues)
    {
        Entries(permissions.Publish, mayNameQueue: false, "pub", issues);
        Entries(permissions.Subscribe, mayNameQueue: true, "sub", issues);
    }

    private static void Entries(PermissionClaim permission, bool mayNameQueue, string field, List<string> issues)
    {
        foreach (string entry in permission.Allow.Concat(permission.Deny))
        {
            if (!SubjectCheck.IsValidEntry(entry, mayNameQueue))
            {
                issues.Add($"{field}: '{entry}' is not a valid subject");
            }
        }
    }
}
