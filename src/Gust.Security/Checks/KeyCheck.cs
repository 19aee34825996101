using Gust.Security.Keys;

namespace Gust.Security.Checks;

/// <summary>Whether texts in claims are keys of their kind.</summary>
internal static class KeyCheck
{
    public static void Required(string text, NKeyPrefix prefix, string field, List<string> issues)
    {
        if (!NKeyText.IsValid(text, prefix))
        {
            issues.Add($"{field}: '{text}' is not a public {prefix.ToString().ToLowerInvariant()} key");
        }
    }

    public static void Optional(string text, NKeyPrefix prefix, string field, List<string> issues)
    {
        if (text.Length > 0)
        {
            Required(text, prefix, field, issues);
        }
    }
}
