using System.Text;
using Gust.Subjects;

namespace Gust.Security.Checks;

/// <summary>Whether texts in claims are subjects.</summary>
internal static class SubjectCheck
{
    /// <summary>A subject, with wildcards or not, without blanks.</summary>
    public static bool IsValid(string subject) => SubjectRules.IsValidForConfiguration(Encoding.UTF8.GetBytes(subject));

    public static bool HasWildcards(string subject) => !SubjectRules.IsLiteral(Encoding.UTF8.GetBytes(subject));

    public static bool IsSubsetOf(string subject, string pattern) => SubjectRules.IsSubsetOf(Encoding.UTF8.GetBytes(subject), Encoding.UTF8.GetBytes(pattern));

    public static bool Overlaps(string left, string right) => SubjectRules.Overlaps(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    /// <summary>An entry of a permission: a subject, or <c>subject queue</c> where queues can be named.</summary>
    public static bool IsValidEntry(string entry, bool mayNameQueue)
    {
        int blank = mayNameQueue ? entry.IndexOf(' ', StringComparison.Ordinal) : -1;
        return blank < 0 ? IsValid(entry) : IsValid(entry[..blank]) && IsValid(entry[(blank + 1)..]);
    }

    public static void Required(string subject, string field, List<string> issues)
    {
        if (!IsValid(subject))
        {
            issues.Add($"{field}: '{subject}' is not a valid subject");
        }
    }
}
