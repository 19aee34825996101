using System.Text;
using Gust.Subjects;

namespace Gust.JetStream.Rules;

/// <summary>The rules of subjects for texts of configurations; <see cref="SubjectRules"/> works on bytes.</summary>
internal static class Subject
{
    /// <summary>Whether it can be subscribed to and has no blank.</summary>
    public static bool IsValid(string subject) => SubjectRules.IsValidForConfiguration(Bytes(subject));

    /// <summary>Whether it can also be published to.</summary>
    public static bool IsValidLiteral(string subject) => IsValid(subject) && SubjectRules.IsLiteral(Bytes(subject));

    public static bool IsLiteral(string subject) => SubjectRules.IsLiteral(Bytes(subject));

    public static bool Overlaps(string left, string right) => SubjectRules.Overlaps(Bytes(left), Bytes(right));

    public static bool IsSubsetOf(string subject, string pattern) => SubjectRules.IsSubsetOf(Bytes(subject), Bytes(pattern));

    /// <summary>Whether any two of them overlap.</summary>
    public static bool AnyOverlap(IReadOnlyList<string> subjects)
    {
        for (int first = 0; first < subjects.Count; first++)
        {
            for (int second = first + 1; second < subjects.Count; second++)
            {
                if (Overlaps(subjects[first], subjects[second]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public static bool AnyOverlap(IEnumerable<string> left, IReadOnlyList<string> right) =>
        left.Any(one => right.Any(other => Overlaps(one, other)));

    private static byte[] Bytes(string subject) => Encoding.UTF8.GetBytes(subject);
}
