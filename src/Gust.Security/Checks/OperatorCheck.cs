using Gust.Security.Claims;
using Gust.Security.Keys;

namespace Gust.Security.Checks;

internal static class OperatorCheck
{
    public static void Validate(OperatorBody terms, List<string> issues)
    {
        foreach (string key in terms.SigningKeys)
        {
            KeyCheck.Required(key, NKeyPrefix.Operator, "signing_keys", issues);
        }

        KeyCheck.Optional(terms.SystemAccount, NKeyPrefix.Account, "system_account", issues);
        if (terms.AssertServerVersion.Length > 0 && !IsVersion(terms.AssertServerVersion))
        {
            issues.Add($"assert_server_version: '{terms.AssertServerVersion}' is not of the form x.y.z");
        }

        CheckUrl(terms.AccountServerUrl, "account_server_url", issues);
        foreach (string url in terms.OperatorServiceUrls)
        {
            CheckUrl(url, "operator_service_urls", issues);
        }
    }

    private static bool IsVersion(string text) =>
        text.Split('.') is { Length: 3 } parts && parts.All(part => part.Length is > 0 and < 10 && part.All(char.IsAsciiDigit));

    private static void CheckUrl(string url, string field, List<string> issues)
    {
        if (url.Length > 0 && !Uri.IsWellFormedUriString(url, UriKind.Absolute))
        {
            issues.Add($"{field}: '{url}' is not a URL");
        }
    }
}
